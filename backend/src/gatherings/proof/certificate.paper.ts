import { CATEGORY_WORDS } from '../../cohorts/cohort-words.contract';
import type { PaperBlock, PaperDocument } from '../../platform/paper/document';
import { FORMAT_WORDS, NATURE_WORDS } from '../gathering-words';
import type { CertificateLine } from './certificates.query';
import { duration, usualMinutes } from './lengths';
import { shareWords } from './video-rule';
import { dayInFrench, HALF_WORDS, momentInFrench, nameOf, placeInFrench } from './words';

/** What is printed beside a certificate so that a stranger can check it. */
export interface CertificateMark {
  address: string;
}

/** Certificates of presence, one a person, each on a page of its own. `issuedOn`: the day written on them. */
export function certificatePaper(people: readonly (readonly CertificateLine[])[], issuedOn: string, marks: ReadonlyMap<string, CertificateMark>, title: string): PaperDocument {
  const [first] = people[0] ?? [];
  return {
    title,
    author: first?.networkName,
    at: `${issuedOn}T12:00:00Z`,
    head: { left: first?.networkName ?? '', right: first?.cohortName ?? '' },
    numbered: people.length === 1,
    // A page that comes loose says whose it is.
    foot: `${people.length === 1 && first ? `${shownName(first)}\u00A0: attestation` : 'Attestation'} établie à partir des présences notées par demi-journée.`,
    blocks: people.flatMap((lines, index): PaperBlock[] => [...(index ? [{ kind: 'page' } as const] : []), ...certificate(lines, issuedOn, marks.get(keyOf(lines)))]),
  };
}

/** One certificate a person, or a person's replacement: theirs is not the name of whom they replaced. */
export function byPerson(lines: readonly CertificateLine[]): CertificateLine[][] {
  const people = new Map<string, CertificateLine[]>();
  for (const line of lines) {
    const key = `${line.personId} ${line.replaced ? nameOf(line) : ''}`;
    people.set(key, [...(people.get(key) ?? []), line]);
  }
  return [...people.values()].sort(([a], [b]) => compare(a as CertificateLine, b as CertificateLine));
}

const compare = (a: CertificateLine, b: CertificateLine) => a.familyName.localeCompare(b.familyName, 'fr') || a.givenName.localeCompare(b.givenName, 'fr') || a.registrationId.localeCompare(b.registrationId);

/** By which mark and certificate find each other. */
export const keyOf = (lines: readonly CertificateLine[]): string => lines.map(({ registrationId }) => registrationId).join(' ');

/** What a certificate states, in one line: what its mark signs. */
export function statement(lines: readonly CertificateLine[], issuedOn: string): string {
  const [first] = lines as [CertificateLine];
  const total = lines.reduce((sum, { minutes }) => sum + minutes, 0);
  const what = lines.length === 1 ? `« ${first.title} », ${momentInFrench(first)}` : `${lines.length} rendez-vous du parcours ${first.cohortName}, ${span(lines)}`;
  return `${shownName(first)}\u00A0: ${what}\u00A0; rendez-vous de ${duration(total)}\u00A0; ${first.networkName}, le ${dayInFrench(issuedOn)}`;
}

const shownName = (line: CertificateLine) => nameOf(line) || 'Une personne venue en remplacement';

function span(lines: readonly CertificateLine[]): string {
  const days = lines.flatMap(({ heldOn }) => heldOn ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  return !from || !to ? '' : from === to ? `le ${dayInFrench(from)}` : `du ${dayInFrench(from)} au ${dayInFrench(to)}`;
}

function certificate(lines: readonly CertificateLine[], issuedOn: string, mark: CertificateMark | undefined): PaperBlock[] {
  const [first] = lines as [CertificateLine];
  const total = lines.reduce((sum, { minutes }) => sum + minutes, 0);
  const who = [first.category && CATEGORY_WORDS[first.category], first.territory].filter(Boolean).join(', ');
  const onVideo = lines.flatMap(({ video }) => video ?? []);
  const uncounted = lines.some(({ fromTime, toTime }) => !fromTime || !toTime);
  return [
    { kind: 'space', points: 24 },
    { kind: 'title', text: 'Attestation de présence' },
    { kind: 'space', points: 10 },
    { kind: 'text', look: 'lead', text: `${first.networkName} atteste que` },
    { kind: 'title', level: 2, text: shownName(first) },
    ...(who ? [{ kind: 'text', text: first.replaced ? `${who} (en remplacement d’une personne invitée)` : who } as const] : []),
    { kind: 'space', points: 4 },
    { kind: 'text', look: 'lead', text: lines.length === 1 ? 'était présent·e à ce rendez-vous\u00A0:' : `était présent·e à ces ${lines.length} rendez-vous\u00A0:` },
    ...(lines.length === 1 ? alone(first) : together(lines)),
    { kind: 'text', look: 'strong', text: `${lines.length === 1 ? 'Durée du rendez-vous, demi-journées suivies' : 'Heures de rendez-vous suivies'}\u00A0: ${duration(total)}.` },
    { kind: 'text', look: 'small', text: `C’est la durée prévue des demi-journées, non un temps mesuré.${onVideo.length ? ` En visio, le fichier de la réunion montre que cette personne a suivi ${shareWords(onVideo)}, seuil choisi alors par l’équipe.` : ''}` },
    ...(uncounted ? [{ kind: 'text', look: 'small', text: `Quand les horaires ne sont pas notés, une demi-journée compte pour ${duration(usualMinutes)}.` } as const] : []),
    { kind: 'together', blocks: [{ kind: 'space', points: 16 }, ...signed(first, issuedOn), ...(mark ? checked(mark) : [])] },
  ];
}

/** « matin, après-midi », each day named as soon as one of them is not the gathering's own. */
const halves = ({ halfDays, heldOn }: CertificateLine) => {
  const dated = halfDays.some(({ onDate }) => onDate && onDate !== heldOn);
  return halfDays.map(({ onDate, half }) => (dated && (onDate ?? heldOn) ? `${dayInFrench((onDate ?? heldOn) as string)} ${HALF_WORDS[half]}` : HALF_WORDS[half])).join(', ');
};

function alone(line: CertificateLine): PaperBlock[] {
  return [
    {
      kind: 'facts',
      facts: [
        ['Rendez-vous', line.title],
        ['Nature', `${NATURE_WORDS[line.nature]}, ${FORMAT_WORDS[line.format]}`],
        ['Parcours', line.cohortName],
        ['Date', momentInFrench(line)],
        ['Lieu', placeInFrench(line)],
        ['Demi-journées', halves(line)],
      ],
    },
  ];
}

function together(lines: readonly CertificateLine[]): PaperBlock[] {
  return [
    {
      kind: 'table',
      columns: [{ label: 'Rendez-vous', share: 3.4 }, { label: 'Date', share: 1.7 }, { label: 'Demi-journées', share: 1.6 }, { label: 'Durée prévue', align: 'right' }],
      rows: lines.map((line) => [`${line.title} (${NATURE_WORDS[line.nature].toLowerCase()})`, line.heldOn ? dayInFrench(line.heldOn) : (line.period ?? ''), halves(line), duration(line.minutes)]),
    },
  ];
}

function signed({ networkName, signatory }: CertificateLine, issuedOn: string): PaperBlock[] {
  return [
    { kind: 'text', text: `Fait ${signatory?.place ? `à ${signatory.place}, ` : ''}le ${dayInFrench(issuedOn)}, pour servir et valoir ce que de droit.` },
    { kind: 'text', look: 'strong', text: signatory ? `Pour ${networkName}, ${signatory.name}${signatory.roleTitle ? `, ${signatory.roleTitle}` : ''}` : `Pour ${networkName}` },
    { kind: 'space', points: 56 },
  ];
}

const checked = ({ address }: CertificateMark): PaperBlock[] => [
  { kind: 'code', text: address, alt: 'Code à photographier pour vérifier cette attestation', height: 84 },
  { kind: 'text', look: 'small', text: 'Pour vérifier que cette attestation vient bien d’ici, photographiez ce code.' },
];
