import { CATEGORY_WORDS } from '../../cohorts/cohort-words.contract';
import type { PaperBlock, PaperCell, PaperDocument, PaperRow } from '../../platform/paper/document';
import type { AttendanceSource } from '../presence/presence.contract';
import { FORMAT_WORDS, NATURE_WORDS } from '../gathering-words';
import { duration, usualMinutes } from './lengths';
import type { GatheringRecord, RecordedHalf, RecordedLine } from './records.query';
import { certified } from './signature.paper';
import { shareWords } from './video-rule';
import { dayInFrench, HALF_WORDS, localDay, minuteInFrench, momentInFrench, NO_TERRITORY, placeInFrench, presentName } from './words';

/** Where a tick comes from, in the two words that a cell can hold. */
export const SOURCE_WORDS: Record<AttendanceSource, string> = { staff: 'noté par l’équipe', sheet: 'feuille papier', own_sign_in: 'signé en ligne', own_address: 'par son adresse', tablet: 'tablette', video: 'visio' };

/** The columns and lines of a sign-in sheet that is filled in: who came, when, and how it is known. */
export function sheetPaper(record: GatheringRecord): PaperDocument {
  const present = record.lines.filter(({ ticks }) => Object.keys(ticks).length > 0);
  const wide = record.halfDays.length > 3;
  return {
    title: `Feuille d’émargement, ${record.title}`,
    author: record.networkName,
    at: `${record.heldOn ?? '2000-01-01'}T12:00:00Z`,
    layout: wide ? 'landscape' : 'portrait',
    head: { left: record.networkName, right: record.cohortName },
    foot: `Feuille d’émargement\u00A0: ${record.title}, ${momentInFrench(record)}`,
    blocks: [
      { kind: 'title', text: 'Feuille d’émargement' },
      { kind: 'text', look: 'lead', text: record.title },
      { kind: 'facts', facts: facts(record, present.length) },
      present.length ? table(record, present) : { kind: 'text', look: 'strong', text: 'Aucune présence n’est notée.' },
      ...notes(record),
      ...corrections(record),
      ...certified(record.networkName, record.signatory, 'feuille'),
    ],
  };
}

function facts(record: GatheringRecord, present: number): (readonly [string, string])[] {
  const { heldOn } = record;
  const absent = record.lines.length - present;
  return [
    ['Nature', `${NATURE_WORDS[record.nature]}, ${FORMAT_WORDS[record.format]}`],
    ['Date', heldOn ? momentInFrench(record) : (record.period ?? 'date non notée')],
    ['Lieu', placeInFrench(record)],
    ['Organisé par', record.networkName],
    ...(record.speakers.length ? [['Intervenant·es', record.speakers.join(', ')] as const] : []),
    ['Présences', `${people(present)}${absent ? `\u00A0; ${people(absent)} de la liste ${absent > 1 ? 'ne sont pas venues' : 'n’est pas venue'}` : ''}`],
    ['Heures de rendez-vous suivies', duration(record.lines.reduce((sum, { minutes }) => sum + minutes, 0))],
  ];
}

const people = (count: number) => (count === 0 ? 'personne' : count === 1 ? '1\u00A0personne' : `${count}\u00A0personnes`);

/** « Matin, 9 h – 12 h 30 (3 h 30) », with the day where there are several: what is counted can be read. */
export function halfLabel({ onDate, half, minutes, hours }: RecordedHalf, several: boolean): string {
  const name = several && onDate ? `${dayInFrench(onDate)}, ${HALF_WORDS[half]}` : HALF_WORDS[half].replace(/^./, (letter) => letter.toUpperCase());
  return `${name}${hours ? `, ${minuteInFrench(hours.from)}\u00A0–\u00A0${minuteInFrench(hours.to)}` : ''} (${duration(minutes)})`;
}

/** In which quality somebody came: their kind of actor, and for whom they act where it is not the territory itself. Of a replacement the directory knows neither. */
function qualityOf({ category, organisation, territory, replaced }: RecordedLine): string {
  const own = territory?.replace(/^(CC|CA|CU) /, '');
  return [category && CATEGORY_WORDS[category], replaced || (own && organisation?.endsWith(own)) ? null : organisation].filter(Boolean).join('\n');
}

function table(record: GatheringRecord, present: readonly RecordedLine[]): PaperBlock {
  const several = new Set(record.halfDays.map(({ onDate }) => onDate)).size > 1;
  const signed = present.some(({ signatures }) => Object.keys(signatures).length > 0);
  const rows: PaperRow[] = [];
  let territory: string | null | undefined;
  for (const line of present) {
    if (line.territory !== territory) rows.push({ group: line.territory ?? NO_TERRITORY });
    territory = line.territory;
    rows.push([presentName(line), qualityOf(line), ...record.halfDays.map(({ id }) => cell(line, id)), duration(line.minutes)]);
  }
  const total = record.halfDays.map(({ id }) => String(present.filter(({ ticks }) => ticks[id]).length));
  return {
    kind: 'table',
    dense: record.halfDays.length > 4,
    tall: signed ? 22 : 0,
    columns: [{ label: 'Nom', share: 2.6 }, { label: 'Type d’acteur, structure', share: 1.9 }, ...record.halfDays.map((half) => ({ label: halfLabel(half, several), share: 1.5 })), { label: 'Durée prévue', align: 'right' as const }],
    rows,
    foot: ['Total', '', ...total, duration(present.reduce((sum, { minutes }) => sum + minutes, 0))],
  };
}

function cell(line: RecordedLine, halfDayId: string): PaperCell {
  const source = line.ticks[halfDayId];
  if (!source) return '';
  const signature = line.signatures[halfDayId];
  if (signature?.drawn) return { drawing: signature.drawn, alt: 'signature', ...(signature.byAddress && { text: 'par son adresse' }) };
  return { tick: true, text: signature?.typedName ? `${signature.byAddress ? 'par son adresse' : 'signé'}\u00A0: ${signature.typedName}` : SOURCE_WORDS[source] };
}

function notes(record: GatheringRecord): PaperBlock[] {
  const uncounted = !record.fromTime || !record.toTime;
  return [
    {
      kind: 'text',
      look: 'small',
      text: `${record.closedAt ? `Présences arrêtées le ${dayInFrench(localDay(record.closedAt, record.timeZone))}. ` : ''}Chaque case dit d’où vient la présence\u00A0: notée par l’équipe, lue sur la feuille papier, signée en ligne par la personne, signée par son adresse écrite à l’entrée, cochée sur la tablette de l’entrée, ou lue dans le fichier de la visio.${uncounted ? ` Les horaires n’étant pas tous notés, une demi-journée compte pour ${duration(usualMinutes)}.` : ''} ${measureWords(record)}`,
    },
  ];
}

/** What the hours are: those of the gathering. From a video meeting it is known that somebody was there long enough, and no more is kept. */
export function measureWords({ lines, breaks }: Pick<GatheringRecord, 'lines' | 'breaks'>): string {
  const measured = `Les durées sont celles prévues pour les demi-journées suivies, ${breaks.length ? 'sans les repas du programme, ' : ''}non un temps mesuré par personne.`;
  const onVideo = lines.filter(({ ticks }) => Object.values(ticks).includes('video'));
  if (!onVideo.length) return measured;
  return `${measured} En visio, une personne est notée présente quand elle a suivi ${shareWords(onVideo.map(({ video }) => video ?? { share: null, basis: null }))}.`;
}

function corrections(record: GatheringRecord): PaperBlock[] {
  if (record.corrections.length === 0) return [];
  return [
    { kind: 'title', level: 2, text: 'Corrections' },
    {
      kind: 'table',
      dense: true,
      columns: [{ label: 'Personne', share: 1.6 }, { label: 'Demi-journée', share: 1.4 }, { label: 'Avant', share: 1.3 }, { label: 'Raison', share: 3 }, { label: 'Par', share: 1.4 }, { label: 'Le', share: 1.6 }],
      rows: record.corrections.map(({ name, halfDayId, wasPresent, wasSource, reason, correctedBy, at }) => {
        const half = record.halfDays.find(({ id }) => id === halfDayId);
        const before = wasPresent ? `présent·e${wasSource ? ` (${SOURCE_WORDS[wasSource]})` : ''}` : 'absent·e';
        return [name, half ? halfLabel(half, new Set(record.halfDays.map(({ onDate }) => onDate)).size > 1) : '', before, reason ?? '', correctedBy ?? '', dayInFrench(localDay(at, record.timeZone))];
      }),
    },
  ];
}
