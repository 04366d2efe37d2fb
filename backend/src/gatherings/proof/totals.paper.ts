import { CATEGORY_WORDS } from '../../cohorts/cohort-words.contract';
import type { PaperBlock, PaperDocument } from '../../platform/paper/document';
import type { Column } from '../../platform/sheets/sheet';
import { XlsxFile } from '../../platform/sheets/xlsx';
import { duration, usualMinutes } from './lengths';
import type { PackContext } from './pack.files';
import type { GatheringRecord } from './records.query';
import { certified } from './signature.paper';
import { COUNTED, type Counted, type PersonTotal, type TotalLine, type Totals } from './totals';
import { dayInFrench, placeInFrench } from './words';

const words: Record<Counted, string> = { ...CATEGORY_WORDS, other: 'Autres' };

/** The totals of a period on paper: by gathering and by territory, each by category. */
export function totalsPaper({ agreement, from, to, networkName, missing }: PackContext, totals: Totals, records: readonly GatheringRecord[]): PaperDocument {
  const known = numbered(records);
  const share = agreement.fundedShare;
  return {
    title: `Totaux, ${agreement.reference}`,
    author: networkName,
    at: `${to}T12:00:00Z`,
    layout: 'landscape',
    head: { left: networkName, right: agreement.cohortName },
    foot: `${agreement.organisation.name}, ${agreement.reference}, du ${dayInFrench(from)} au ${dayInFrench(to)}`,
    blocks: [
      { kind: 'title', text: 'Présences et heures' },
      { kind: 'text', look: 'lead', text: `${agreement.organisation.name}, ${agreement.reference}` },
      {
        kind: 'facts',
        facts: [
          ['Période', `du ${dayInFrench(from)} au ${dayInFrench(to)}`],
          ['Rendez-vous', String(records.length)],
          ['Personnes présentes', String(totals.whole.people)],
          ['Demi-journées de présence', String(totals.whole.halfDays)],
          ['Heures de rendez-vous suivies', `${duration(totals.whole.minutes)}${agreement.hoursAsked ? ` sur ${duration(agreement.hoursAsked * 60)} à justifier` : ''}`],
          ...(share ? [['Part financée', `${share.toLocaleString('fr-FR')}\u00A0%, soit ${duration(Math.round((totals.whole.minutes * share) / 100))}`] as const] : []),
        ],
      },
      { kind: 'title', level: 2, text: 'Par rendez-vous' },
      table(totals.gatherings.map((line) => ({ ...line, label: [known.get(line.key)?.number, dayInFrench(known.get(line.key)?.record.heldOn ?? ''), line.label].filter(Boolean).join(' · ') })), totals.whole),
      { kind: 'title', level: 2, text: 'Par territoire' },
      table(totals.territories, totals.whole),
      { kind: 'text', look: 'small', text: `Dans chaque case\u00A0: personnes, puis heures de rendez-vous suivies, telles qu’elles étaient prévues et non mesurées par personne. En visio, une personne est présente à partir d’une part du temps que dit la feuille du rendez-vous. Une personne venue plusieurs fois, ou pour plusieurs territoires, compte une fois dans le total\u00A0: les heures s’additionnent, les personnes non. Chaque rendez-vous porte le numéro de son dossier\u00A0; les heures de chaque personne sont dans totaux-par-personne.xlsx. Les repas du programme ne comptent pas. Quand les horaires d’un rendez-vous ne sont pas notés, une demi-journée compte pour ${duration(usualMinutes)}.` },
      ...certified(networkName, records[0]?.signatory ?? null, 'totaux'),
      ...(missing.length ? [{ kind: 'title', level: 2, text: 'Pièces attendues et absentes de ce dossier' } as const, { kind: 'list', items: missing } as const] : []),
    ],
  };
}

function table(lines: readonly TotalLine[], whole: TotalLine): PaperBlock {
  const used = COUNTED.filter((category) => whole.categories[category].people > 0);
  const cell = ({ people, minutes }: { people: number; minutes: number }) => (people ? `${people} · ${duration(minutes)}` : '–');
  const row = (line: TotalLine) => [line.label, ...used.map((category) => cell(line.categories[category])), String(line.people), duration(line.minutes)];
  return {
    kind: 'table',
    dense: true,
    columns: [{ label: '', share: 3 }, ...used.map((category) => ({ label: words[category], share: 1.3, align: 'right' as const })), { label: 'Personnes', align: 'right' }, { label: 'Heures', align: 'right' }],
    rows: lines.map(row),
    foot: ['Ensemble', ...row(whole).slice(1)],
  };
}

/** Each gathering of a pack with the number of its folder, oldest first. */
const numbered = (records: readonly GatheringRecord[]) => new Map(records.map((record, index) => [record.id, { number: folderNumber(index), record }]));

/** « 03 »: what a folder of a pack begins with, and every total repeats. */
export const folderNumber = (index: number) => String(index + 1).padStart(2, '0');

const hours = (minutes: number) => Math.round((minutes / 60) * 100) / 100;

/** Totals by gathering, each with its folder, its day and its place, so that two of one title are told apart. */
export function gatheringsWorkbook(totals: Totals, records: readonly GatheringRecord[], timeZone: string): Buffer {
  const known = numbered(records);
  const of = ({ key }: TotalLine) => known.get(key);
  return totalsWorkbook('Rendez-vous', [...totals.gatherings, totals.whole], timeZone, [
    { label: 'Dossier', value: (line) => of(line)?.number },
    { label: 'Date', as: 'day', value: (line) => of(line)?.record.heldOn },
    { label: 'Lieu', value: (line) => line.key && placeInFrench(of(line)?.record as GatheringRecord) },
  ]);
}

/** What each person followed in the period: the lines that the other totals add up. */
export function peopleWorkbook(people: readonly PersonTotal[], timeZone: string): Buffer {
  const columns: Column<PersonTotal>[] = [
    { label: 'Nom', value: ({ name }) => name },
    { label: 'Type d’acteur', value: ({ categories }) => categories.map((category) => words[category]) },
    { label: 'Territoire', value: ({ territories }) => territories },
    { label: 'Structure', value: ({ organisations }) => organisations },
    { label: 'Rendez-vous', value: ({ gatherings }) => gatherings },
    { label: 'Demi-journées', value: ({ halfDays }) => halfDays },
    { label: 'Heures', value: ({ minutes }) => hours(minutes) },
  ];
  const file = new XlsxFile('Personnes', columns, timeZone, people);
  file.add(people);
  return file.end();
}

/** The same totals as a workbook: hours are numbers, what looks like a formula is a text. */
export function totalsWorkbook(name: string, lines: readonly TotalLine[], timeZone: string, before: readonly Column<TotalLine>[] = []): Buffer {
  const columns: Column<TotalLine>[] = [
    ...before,
    { label: name, value: ({ label }) => label },
    { label: 'Personnes', value: ({ people }) => people },
    { label: 'Demi-journées', value: ({ halfDays }) => halfDays },
    { label: 'Heures', value: ({ minutes }) => hours(minutes) },
    ...COUNTED.flatMap((category): Column<TotalLine>[] => [
      { label: `${words[category]}\u00A0: personnes`, value: ({ categories }) => categories[category].people },
      { label: `${words[category]}\u00A0: demi-journées`, value: ({ categories }) => categories[category].halfDays },
      { label: `${words[category]}\u00A0: heures`, value: ({ categories }) => hours(categories[category].minutes) },
    ]),
  ];
  const file = new XlsxFile(name, columns, timeZone, lines);
  file.add(lines);
  return file.end();
}
