import { AnnouncedQuery } from './announced.query';
import { AudienceQuery } from './audience.query';
import { Audiences } from './audience.service';
import { Changes } from './changes.service';
import { GatheringMoment } from './gathering-moment.entity';
import { GatheringRecipient } from './gathering-recipient.entity';
import { GatheringSending } from './gathering-sending.entity';
import { GuestList } from './guest-list';
import { InvitationController } from './invitation.controller';
import { InvitationService } from './invitation.service';
import { LetterPreview } from './letter-preview';
import { LettersController } from './letters.controller';
import { LettersQuery } from './letters.query';
import { Moments } from './moments.service';
import { Reminders } from './reminders';
import { SendingHold } from './sending-hold.service';
import { Sendings } from './sendings.service';
import { SeriesController } from './series.controller';
import { SeriesInvitations } from './series.service';
import { SeriesLetters } from './series-letters';

/** What the gatherings' module wires of inviting. */
export const invitingEntities = [GatheringMoment, GatheringSending, GatheringRecipient];
export const invitingControllers = [InvitationController, LettersController, SeriesController];
export const invitingProviders = [AnnouncedQuery, AudienceQuery, Audiences, Changes, GuestList, InvitationService, LetterPreview, LettersQuery, Moments, Reminders, SendingHold, Sendings, SeriesInvitations, SeriesLetters];
