import behalf from '../../behalf/behalf.links';
import cohorts from '../../cohorts/cohorts.links';
import diagnostics from '../../diagnostics/diagnostics.links';
import evaluation from '../../evaluation/evaluation.links';
import gatherings from '../../gatherings/gatherings.links';
import ownData from '../../own-data/own-data.links';
import newsletter from '../../newsletter/newsletter.links';
import network from '../../network/network.links';
import projects from '../../projects/projects.links';
import type { LinkPages } from './link-info';

/** Which page answers which purpose. Features fill their own list; only the page that is opened is loaded. */
export const LINK_PAGES: LinkPages = { ...cohorts, ...behalf, ...gatherings, ...diagnostics, ...projects, ...evaluation, ...ownData, ...network, ...newsletter };
