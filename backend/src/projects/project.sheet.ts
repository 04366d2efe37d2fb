import type { z } from 'zod';
import type { Sheet } from '../platform/sheets/sheet';
import type { NewsList, NewsView } from './news.contract';
import type { ProjectList, ProjectListItem, ProjectPageView } from './project-page.contract';
import type { SupportDayView } from './support.contract';

/** The projects of a cohort as a file. */
export const projectsSheet: Sheet<z.infer<typeof ProjectList>, z.infer<typeof ProjectListItem>> = {
  name: 'Projets',
  key: ({ participationId }) => participationId,
  rows: ({ items }) => items,
  columns: [
    { label: 'Territoire', value: ({ territoryName }) => territoryName },
    { label: 'Projet', value: ({ title }) => title },
    { label: 'Thème', value: ({ theme }) => theme },
    { label: 'Points du diagnostic', value: ({ findings }) => findings },
    { label: 'Points repris ou répondus', value: ({ findingsAnswered }) => findingsAnswered },
    { label: 'Notes à relire', value: ({ notesToRead }) => notesToRead },
    { label: 'Jours d’appui utilisés', value: ({ daysUsed }) => daysUsed },
    { label: 'Jours d’appui prévus', value: ({ daysBudget }) => daysBudget },
    { label: 'Dernières nouvelles le', value: ({ lastNewsOn }) => lastNewsOn, as: 'day' },
    { label: 'Dernières nouvelles', value: ({ lastNews }) => lastNews },
  ],
};

/** The days of support of a territory: the annex of an invoice. */
export const supportDaysSheet: Sheet<ProjectPageView, z.infer<typeof SupportDayView>> = {
  name: 'Jours d’appui',
  rows: ({ support }) => support?.days ?? [],
  columns: [
    { label: 'Date', value: ({ onDate }) => onDate, as: 'day' },
    { label: 'Jours', value: ({ days }) => days },
    { label: 'Structure', value: ({ organisationName }) => organisationName },
    { label: 'Personne', value: ({ personName }) => personName },
    { label: 'Ce qui a été fait', value: ({ whatWasDone }) => whatWasDone },
  ],
};

const kinds: Record<NewsView['kind'], string> = { news: 'Nouvelles', star: 'Notre cap', pebble: 'Petite victoire', grain_of_sand: 'Ce qui bloque' };

/** The news of a territory as a file. */
export const newsSheet: Sheet<z.infer<typeof NewsList>, NewsView> = {
  name: 'Nouvelles',
  rows: ({ items }) => items,
  columns: [
    { label: 'Date', value: ({ toldOn }) => toldOn, as: 'day' },
    { label: 'Sorte', value: ({ kind }) => kinds[kind] },
    { label: 'Texte', value: ({ body }) => body },
    { label: 'De', value: ({ author }) => author },
    { label: 'Pour le compte de', value: ({ enteredFor }) => enteredFor },
    { label: 'Confirmé', value: ({ toConfirm }) => !toConfirm },
  ],
};
