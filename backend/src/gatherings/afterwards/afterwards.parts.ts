import { ResourceController, ResourceFileController } from '../resource.controller';
import { Resource } from '../resource.entity';
import { ResourceService } from '../resource.service';
import { AfterwardsController } from './afterwards.controller';
import { FeedbackAsking } from './feedback-asking';
import { FeedbackForm } from './feedback-form.entity';
import { Feedback } from './feedback.entity';
import { FeedbackService } from './feedback.service';
import { FinderController } from './finder.controller';
import { ResourceFinderQuery } from './finder.query';
import { AfterwardsSendings } from './letters.sending';
import { AfterwardsLetters } from './letters.service';
import { ResourceTheme } from './resource-theme.entity';
import { SharedPageController } from './shared-page.controller';
import { SharedPage } from './shared-page.entity';
import { SharedPages } from './shared-page.service';
import { ThemeService } from './theme.service';

/** What comes after a gathering brings to the gatherings' module. */
export const afterwardsEntities = [Resource, ResourceTheme, SharedPage, FeedbackForm, Feedback];
export const afterwardsControllers = [ResourceController, ResourceFileController, FinderController, SharedPageController, AfterwardsController];
export const afterwardsProviders = [ResourceService, ResourceFinderQuery, ThemeService, SharedPages, AfterwardsLetters, AfterwardsSendings, FeedbackAsking, FeedbackService];
