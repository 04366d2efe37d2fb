import { AnswerUpkeep } from './answer-upkeep';
import { CalendarController } from './calendar/calendar.controller';
import { CalendarFeed } from './calendar/calendar-feed.entity';
import { Calendars } from './calendar/calendar.service';
import { ComingRequest } from './guests/coming-request.entity';
import { GatheringDoor } from './guests/gathering-door';
import { GuestController } from './guests/guest.controller';
import { Guests } from './guests/guest.service';
import { TogetherController } from './guests/together.controller';
import { TogetherQuery } from './guests/together.query';
import { Requests } from './guests/request.service';
import { NeedController } from './needs/need.controller';
import { RegistrationNeed } from './needs/need.entity';
import { Needs } from './needs/need.service';

/** The guest's side of an invitation: what the module of gatherings wires. */
export const answersEntities = [RegistrationNeed, ComingRequest, CalendarFeed];
export const answersControllers = [NeedController, GuestController, TogetherController, CalendarController];
export const answersProviders = [AnswerUpkeep, Needs, GatheringDoor, Guests, Requests, TogetherQuery, Calendars];
