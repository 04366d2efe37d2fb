import { AnnouncedQuery } from './announced.query';
import { AudienceQuery } from './audience.query';
import { Changes } from './changes.service';
import { GatheringMoment } from './gathering-moment.entity';
import { GatheringRecipient } from './gathering-recipient.entity';
import { GatheringSending } from './gathering-sending.entity';
import { InvitationController } from './invitation.controller';
import { InvitationService } from './invitation.service';
import { LetterPreview } from './letter-preview';
import { LettersController } from './letters.controller';
import { LettersQuery } from './letters.query';
import { Moments } from './moments.service';
import { Reminders } from './reminders';
import { Sendings } from './sendings.service';

/** What the gatherings' module wires of inviting. */
export const invitingEntities = [GatheringMoment, GatheringSending, GatheringRecipient];
export const invitingControllers = [InvitationController, LettersController];
export const invitingProviders = [AnnouncedQuery, AudienceQuery, Changes, InvitationService, LetterPreview, LettersQuery, Moments, Reminders, Sendings];
