import type { ImportField, ImportKind, ImportOptions, ImportOutcome, ImportSummary } from '../../api';
import { count, enumeration, longDate } from '../../shared/french';
import { ACTORS, STAGES } from '../../shared/labels';
import { ORGANISATION_KINDS } from '../../shared/organisation-labels';
import { ORIGINS } from '../stage-labels';

export const FIELDS = {
  givenName: 'Prénom',
  familyName: 'Nom',
  fullName: 'Nom complet',
  email: 'E-mail',
  telephone: 'Téléphone',
  organisation: 'Structure',
  roleTitle: 'Fonction',
  skills: 'Compétences',
  territory: 'Territoire',
  territoryCode: 'Code INSEE ou SIREN du territoire',
  category: 'Place dans l’équipe',
  status: 'Accord',
  startsOn: 'Dans l’équipe depuis le',
  leadOrigin: 'Origine',
  stage: 'Étape',
  reachedOn: 'Date de l’étape',
  nextStep: 'Prochain geste',
  aliases: 'Autres noms',
  nature: 'Ce qu’elle est',
  siren: 'SIREN',
  town: 'Commune',
  website: 'Site',
} satisfies Record<ImportField, string>;

export const STATUSES = { agreed: 'D’accord', foreseen: 'Pressenti·e' };

/** The fields of each kind of list, in the order of its forms. */
export const FIELDS_OF = {
  people: ['givenName', 'familyName', 'fullName', 'email', 'telephone', 'organisation', 'roleTitle', 'skills', 'territory', 'territoryCode', 'category', 'status', 'startsOn'],
  leads: ['territory', 'territoryCode', 'leadOrigin', 'stage', 'reachedOn', 'nextStep'],
  structures: ['organisation', 'aliases', 'nature', 'siren', 'town', 'website', 'givenName', 'familyName', 'fullName', 'roleTitle', 'email', 'telephone'],
} satisfies Record<ImportKind, readonly ImportField[]>;

/** In a list of structures, what says somebody is the contact's. */
const CONTACT: Partial<Record<ImportField, string>> = {
  organisation: 'Nom de la structure',
  givenName: 'Prénom du contact',
  familyName: 'Nom du contact',
  fullName: 'Nom complet du contact',
  roleTitle: 'Fonction du contact',
  email: 'E-mail du contact',
  telephone: 'Téléphone du contact',
};

/** What each field is called in a list of this kind. */
export const labelsOf = (kind: ImportKind): Readonly<Record<ImportField, string>> => (kind === 'structures' ? { ...FIELDS, ...CONTACT } : FIELDS);

/** The closed lists among the fields. */
export const CHOICES: Partial<Record<ImportField, readonly (readonly [string, string])[]>> = {
  category: Object.entries(ACTORS),
  status: Object.entries(STATUSES),
  stage: Object.entries(STAGES),
  leadOrigin: Object.entries(ORIGINS),
  nature: Object.entries(ORGANISATION_KINDS),
};

/** What became of a line, in a word or two. */
export const OUTCOMES = {
  create: 'À créer',
  recognise: 'Reconnue',
  repeat: 'Doublon',
  nothing: 'Déjà là',
  ask: 'À décider',
  fault: 'À corriger',
  aside: 'Titre ou total',
  heading: 'Titres des colonnes',
  skip: 'Laissée de côté',
} satisfies Record<ImportOutcome, string>;

/** The same once the list is imported. */
export const DONE: Partial<Record<ImportOutcome, string>> = { create: 'Créée', ask: 'Pas décidée', fault: 'Pas corrigée' };

const SHOWN = 6;
const some = (names: readonly string[], all: number) => enumeration(all > SHOWN ? [...names.slice(0, SHOWN), count(all - SHOWN, 'autre')] : names);

/** What will happen (or happened), one sentence a kind of thing; they hold before and after. */
export function sentences(kind: ImportKind, summary: ImportSummary, options: ImportOptions): string[] {
  const n = (outcome: ImportOutcome) => summary.outcomes[outcome] ?? 0;
  const lines: string[] = [];
  const say = (number: number, sentence: string) => void (number && lines.push(`${sentence}.`));
  if (kind === 'structures') {
    say(summary.organisationCount, `${count(summary.organisationCount, 'structure ajoutée', 'structures ajoutées')} à l’annuaire\u00a0: ${some(summary.organisations, summary.organisationCount)}`);
    say(summary.structuresCompleted, `${count(summary.structuresCompleted, 'structure déjà connue complétée', 'structures déjà connues complétées')}, sans rien effacer de ce qu’on en sait`);
    say(summary.people, count(summary.people, 'contact ajouté à l’annuaire', 'contacts ajoutés à l’annuaire'));
    say(summary.completed, `${count(summary.completed, 'fiche de contact complétée', 'fiches de contact complétées')}, sans rien effacer de ce qui y est`);
  }
  if (kind === 'people') {
    say(summary.people, count(summary.people, 'personne ajoutée à l’annuaire', 'personnes ajoutées à l’annuaire'));
    say(n('recognise'), `${count(n('recognise'), 'ligne concerne', 'lignes concernent')} quelqu’un de déjà connu`);
    say(summary.completed, `${count(summary.completed, 'fiche complétée', 'fiches complétées')}, sans rien effacer de ce qui y est`);
    say(summary.skilled, `Compétences ajoutées à ${count(summary.skilled, 'fiche')}`);
    say(summary.organisationCount, `${count(summary.organisationCount, 'structure ajoutée', 'structures ajoutées')}\u00a0: ${some(summary.organisations, summary.organisationCount)}`);
    const foreseen = !summary.foreseenSeats ? '' : summary.foreseenSeats === summary.seats ? `, ${summary.seats < 2 ? 'pressentie' : 'toutes pressenties'}` : `, dont ${count(summary.foreseenSeats, 'pressentie')}`;
    say(summary.seats, `${count(summary.seats, 'place')} dans ${count(summary.teams, 'équipe')}${foreseen}`);
  }
  const entering = kind === 'people' ? `, comme «\u00a0${STAGES[options.stage]}\u00a0»` : '';
  say(summary.territoryCount, `${count(summary.territoryCount, 'territoire entre', 'territoires entrent')} dans le parcours${entering}\u00a0: ${some(summary.territories, summary.territoryCount)}`);
  say(summary.stages, `${count(summary.stages, 'étape notée', 'étapes notées')} avec leur date`);
  return lines;
}

/** Where the territories that the list brings are seen once it is imported: those that are not engaged stand apart from the teams. */
export function whereSeen(kind: ImportKind, { territoryCount }: ImportSummary, { stage }: ImportOptions): string {
  if (!territoryCount || kind === 'structures') return '';
  if (kind === 'leads') return 'Un territoire engagé est au tableau du parcours et dans «\u00a0Territoires\u00a0»\u00a0; les autres sont dans «\u00a0Recrutement\u00a0».';
  const [they, those, engaged] = territoryCount < 2 ? ['Il sera', 'il n’est', 'engagé'] : ['Ils seront', 'ils ne sont', 'engagés'];
  if (stage === 'engaged') return `${they} au tableau du parcours et dans «\u00a0Territoires\u00a0».`;
  return `${they} dans «\u00a0Recrutement\u00a0», avec ${territoryCount < 2 ? 'son' : 'leur'} équipe\u00a0: ni au tableau du parcours ni dans «\u00a0Territoires\u00a0» tant qu’${those} pas ${engaged}.`;
}

/** Why lines are left out, so that every one is accounted for. */
export function leftOut({ outcomes }: ImportSummary): string {
  const words: [ImportOutcome, string, string][] = [
    ['fault', 'à corriger', 'à corriger'],
    ['ask', 'à décider', 'à décider'],
    ['repeat', 'dite deux fois', 'dites deux fois'],
    ['nothing', 'où tout est déjà connu', 'où tout est déjà connu'],
    ['skip', 'laissée par vous', 'laissées par vous'],
    ['aside', 'de titre ou de total', 'de titre ou de total'],
    ['heading', 'd’en-tête', 'd’en-tête'],
  ];
  const parts = words.flatMap(([outcome, one, many]) => (outcomes[outcome] ? [count(outcomes[outcome], one, many)] : []));
  const all = words.reduce((sum, [outcome]) => sum + (outcomes[outcome] ?? 0), 0);
  return all ? `${count(all, 'ligne reste', 'lignes restent')} de côté\u00a0: ${enumeration(parts)}.` : '';
}

/** A value as people read it. */
export function shown(field: ImportField, value: string | undefined): string {
  if (!value) return '';
  if (field === 'startsOn' || field === 'reachedOn') return longDate(value);
  return CHOICES[field]?.find(([key]) => key === value)?.[1] ?? value;
}
