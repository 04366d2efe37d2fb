import { cohortsPersonal } from './cohorts/cohorts.personal';
import { diagnosticsPersonal } from './diagnostics/diagnostics.personal';
import { evaluationPersonal } from './evaluation/evaluation.personal';
import { gatheringsPersonal } from './gatherings/gatherings.personal';
import { peerExchangesPersonal } from './gatherings/peer-exchanges/peer-exchanges.personal';
import { videoPersonal } from './gatherings/video/video.personal';
import { planningPersonal } from './gatherings/planning/planning.personal';
import { handoverPersonal } from './handover/handover.personal';
import { identityPersonal } from './identity/identity.personal';
import { networkPersonal } from './network/network.personal';
import { filesPersonal } from './platform/files/files.personal';
import type { PersonalTables } from './platform/database/personal-data';
import { projectsPersonal } from './projects/projects.personal';
import { newsletterPersonal } from './reports/newsletter/newsletter.personal';
import { reportsPersonal } from './reports/reports.personal';

/**
 * Every column of the schema: how a person is shown it, what erasing them makes of it, or why it is not personal. Export
 * and erasure are driven by this list, in the order of the page; a column that is missing from it fails the tests.
 */
export const personalData: PersonalTables = {
  ...networkPersonal,
  ...cohortsPersonal,
  ...gatheringsPersonal,
  ...videoPersonal,
  ...peerExchangesPersonal,
  ...planningPersonal,
  ...projectsPersonal,
  ...evaluationPersonal,
  ...diagnosticsPersonal,
  ...handoverPersonal,
  ...reportsPersonal,
  ...newsletterPersonal,
  ...identityPersonal,
  ...filesPersonal,
};
