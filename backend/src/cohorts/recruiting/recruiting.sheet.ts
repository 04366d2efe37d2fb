import type { z } from 'zod';
import { TERRITORY_WORDS } from '../../network/territories/territory-words.contract';
import type { Column, Sheet } from '../../platform/sheets/sheet';
import { STAGE_WORDS } from '../cohort-words.contract';
import type { LeadOrigin, StageName } from '../participations/participation.contract';
import type { Lead, PresentationLine, PresentationList, RecruitingView } from './recruiting.contract';

const origins: Record<LeadOrigin, string> = { open_call: 'Appel ouvert', region_proposal: 'Proposé par la Région', ally_proposal: 'Proposé par un·e allié·e' };

/** The day on which a stage was reached first. */
const reached = (stage: StageName): Column<Lead> => ({
  label: `${STAGE_WORDS[stage]} le`,
  as: 'day',
  value: ({ stages }) => stages.filter((one) => one.stage === stage).map(({ reachedOn }) => reachedOn).sort()[0],
});

const nextStep: Column<Lead>[] = [
  { label: 'Prochain geste', value: ({ next }) => next?.step },
  { label: 'Avant le', value: ({ next }) => next?.on, as: 'day' },
  { label: 'Qui', value: ({ next }) => next?.by?.name },
];

/** Every territory of the recruiting, with what it reached and when; the next steps for those who take them. */
export const recruitingSheet: Sheet<RecruitingView, Lead> = {
  name: 'Recrutement',
  key: ({ participationId }) => participationId,
  rows: ({ leads }) => leads,
  columns: ({ may }) => [
    { label: 'Territoire', value: ({ name }) => name },
    { label: 'Sorte', value: ({ kind }) => TERRITORY_WORDS[kind] },
    { label: 'Département', value: ({ departmentName }) => departmentName },
    { label: 'Habitants', value: ({ population }) => population },
    { label: 'Origine', value: ({ origin }) => origin.kind && origins[origin.kind] },
    { label: 'Par', value: ({ origin }) => origin.person?.name ?? origin.organisation?.name },
    { label: 'Étape', value: ({ stage }) => STAGE_WORDS[stage] },
    { label: 'Depuis le', value: ({ reachedOn }) => reachedOn, as: 'day' },
    reached('approached'),
    reached('interested'),
    reached('met'),
    reached('engaged'),
    ...(may.move ? nextStep : []),
    { label: 'Maire, président·e : rencontres', value: ({ executive }) => executive?.facts.length },
  ],
};

/** The events where the path was presented, with who was there. */
export const presentationsSheet: Sheet<z.infer<typeof PresentationList>, z.infer<typeof PresentationLine>> = {
  name: 'Présentations',
  rows: ({ items }) => items,
  columns: [
    { label: 'Présentation', value: ({ title }) => title },
    { label: 'Lieu', value: ({ place }) => place },
    { label: 'Le', value: ({ heldOn }) => heldOn, as: 'day' },
    { label: 'Territoires présents', value: ({ territories }) => territories },
  ],
};
