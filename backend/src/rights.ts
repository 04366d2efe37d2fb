import { behalfRights } from './cohorts/behalf/behalf.rights';
import { cohortsRights } from './cohorts/cohorts.rights';
import { territoriesRights } from './cohorts/territories/territories.rights';
import { diagnosticsRights } from './diagnostics/diagnostics.rights';
import { evaluationRights } from './evaluation/evaluation.rights';
import { afterwardsRights } from './gatherings/afterwards/afterwards.rights';
import { gatheringsRights } from './gatherings/gatherings.rights';
import { peerExchangesRights } from './gatherings/peer-exchanges/peer-exchanges.rights';
import { videoRights } from './gatherings/video/video.rights';
import { handoverRights } from './handover/handover.rights';
import { identityRights } from './identity/identity.rights';
import { calendarRights } from './network/calendar/calendar.rights';
import { networkRights } from './network/network.rights';
import { overviewRights } from './overview/overview.rights';
import type { Right } from './platform/auth/right';
import { projectsRights } from './projects/projects.rights';
import { newsletterRights } from './reports/newsletter/newsletter.rights';
import { reportsRights } from './reports/reports.rights';

/** The table of rights, whole: guards read it here, row security reads the same rows in `access.permission`. */
export const rights: readonly Right[] = [
  ...networkRights,
  ...calendarRights,
  ...identityRights,
  ...cohortsRights,
  ...territoriesRights,
  ...behalfRights,
  ...gatheringsRights,
  ...videoRights,
  ...afterwardsRights,
  ...peerExchangesRights,
  ...diagnosticsRights,
  ...projectsRights,
  ...evaluationRights,
  ...reportsRights,
  ...newsletterRights,
  ...handoverRights,
  ...overviewRights,
];
