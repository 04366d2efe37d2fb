import type { z } from 'zod';
import { STAGE_WORDS } from '../cohorts/cohort-words.contract';
import { TERRITORY_WORDS } from '../network/territories/territory-words.contract';
import type { Column, Sheet } from '../platform/sheets/sheet';
import type { BoardRow, BoardView, MetTerritory } from './cohort-page.contract';

type Line = Partial<BoardRow> & Pick<z.infer<typeof MetTerritory>, 'participationId' | 'name' | 'kind' | 'departmentName'> & { stage: BoardRow['stage'] };
type Seats = keyof NonNullable<BoardRow['seats']>;

const states: Record<NonNullable<BoardRow['diagnostic']>['state'], string> = {
  underway: 'En cours',
  preparation: 'En préparation',
  interviews: 'Entretiens en cours',
  analysis: 'Analyse',
  first_reading: 'Première lecture faite',
  restituted: 'Restitué',
};

const seat = (label: string, category: Seats): Column<Line> => ({ label, value: ({ seats }) => seats?.[category].agreed });

/** Where each territory of a cohort stands on the asked day, those that did not follow up last. */
export const boardSheet: Sheet<z.infer<typeof BoardView>, Line> = {
  name: 'Où en est le parcours',
  key: ({ participationId }) => participationId,
  rows: ({ rows, met }) => [...rows.map((row) => ({ ...row, name: row.territory.name, kind: row.territory.kind, departmentName: row.territory.departmentName })), ...met],
  columns: ({ rows }) => [
    { label: 'Territoire', value: ({ name }) => name },
    { label: 'Sorte', value: ({ kind }) => TERRITORY_WORDS[kind] },
    { label: 'Département', value: ({ departmentName }) => departmentName },
    { label: 'Habitants', value: ({ territory }) => territory?.population },
    { label: 'Étape', value: ({ stage }) => stage && STAGE_WORDS[stage.stage] },
    { label: 'Depuis le', value: ({ stage }) => stage?.reachedOn, as: 'day' },
    ...(rows.some(({ stage }) => stage?.nextStep) ? [{ label: 'Prochain geste', value: ({ stage }: Line) => stage?.nextStep }] : []),
    seat('Élus', 'elected_official'),
    seat('Agents', 'local_agent'),
    seat('Acteurs locaux', 'socio_economic_actor'),
    seat('État', 'state_agent'),
    { label: 'Prochain rendez-vous', value: ({ nextGathering }) => nextGathering?.title },
    { label: 'Le', value: ({ nextGathering }) => nextGathering?.heldOn, as: 'day' },
    { label: 'Diagnostic', value: ({ diagnostic }) => diagnostic && states[diagnostic.state] },
    { label: 'Entretiens menés', value: ({ diagnostic }) => diagnostic?.held },
    { label: 'Entretiens prévus', value: ({ diagnostic }) => diagnostic?.planned },
    { label: 'Projet', value: ({ project }) => project?.title },
    { label: 'Jours d’appui utilisés', value: ({ support }) => support?.used },
    { label: 'Jours d’appui prévus', value: ({ support }) => support?.budget },
    { label: 'Dernières nouvelles', value: ({ news }) => news?.lastOn, as: 'day' },
  ],
};
