import { configOf } from '../../app.config';
import { TabletPage } from './tablet-page';

/** The tablet's page without the rest of the house: what starts where it was reloaded and no server answers. */
export const aloneConfig = configOf([
  { path: 'rendez-vous/:gatheringId/accueil', component: TabletPage, data: { alone: true }, title: 'À l’accueil' },
]);
