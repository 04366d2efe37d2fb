import { letterData } from '../gathering-words';
import type { Announced } from './announced.query';
import { durationInFrench } from './gathering-calendar';

/** What every letter about a gathering says of it, whoever reads it; `withLink`: this letter says where to connect. */
export const letterFacts = (gathering: Announced, withLink = false) => ({
  ...letterData(gathering),
  url: withLink ? gathering.url : null,
  // An address given too early is lost in the mailbox, and forwarded: it comes with the last reminder, as long as one is to leave.
  remote: gathering.link === 'later' && !withLink,
  linkUnknown: gathering.link === 'unknown',
  duration: durationInFrench(gathering),
});
