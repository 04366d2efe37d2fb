import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import type { ResourceKind } from '../resource.contract';
import type { FoundResource, ResourceFinder } from './finder.contract';

type Line = z.infer<typeof FoundResource> & { themes: string[] };

const KINDS: Record<ResourceKind, string> = { slides: 'Diapositives', replay: 'Enregistrement', summary: 'Synthèse', teaching_kit: 'Mallette pédagogique' };

/** The supports of a cohort, as they are sought, with where each is to be had. */
export const resourcesSheet: Sheet<ResourceFinder, Line> = {
  name: 'Supports',
  perPage: 5000,
  rows: ({ items, themes }) => items.map((item) => ({ ...item, themes: themes.filter(({ id }) => item.themeIds.includes(id)).map(({ name }) => name) })),
  columns: [
    { label: 'Support', value: ({ title }) => title },
    { label: 'Sorte', value: ({ kind }) => KINDS[kind] },
    { label: 'Thèmes', value: ({ themes }) => themes },
    { label: 'Rendez-vous', value: ({ gatheringTitle }) => gatheringTitle },
    { label: 'Date du rendez-vous', value: ({ heldOn }) => heldOn, as: 'day' },
    { label: 'Adresse', value: ({ url }) => url },
    { label: 'Fichier', value: ({ file }) => file?.name },
    { label: 'L’essentiel', value: ({ summary }) => summary },
    { label: 'À transmettre', value: ({ shareable }) => shareable },
  ],
};
