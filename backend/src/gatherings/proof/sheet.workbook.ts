import { CATEGORY_WORDS } from '../../cohorts/cohort-words.contract';
import type { Column } from '../../platform/sheets/sheet';
import { XlsxFile } from '../../platform/sheets/xlsx';
import type { GatheringRecord, RecordedLine } from './records.query';
import { halfLabel, SOURCE_WORDS } from './sheet.paper';
import { presentName } from './words';

/** The filled sheet as a workbook: one line a person who came, one column a half-day; what looks like a formula is a text. */
export function sheetWorkbook(record: GatheringRecord): Buffer {
  const present = record.lines.filter(({ ticks }) => Object.keys(ticks).length > 0);
  const several = new Set(record.halfDays.map(({ onDate }) => onDate)).size > 1;
  const columns: Column<RecordedLine>[] = [
    { label: 'Nom', value: presentName },
    { label: 'Type d’acteur', value: ({ category }) => category && CATEGORY_WORDS[category] },
    { label: 'Territoire', value: ({ territory }) => territory },
    { label: 'Structure', value: ({ organisation, replaced }) => (replaced ? null : organisation) },
    ...record.halfDays.map((half): Column<RecordedLine> => ({
      label: halfLabel(half, several),
      value: ({ ticks }) => {
        const source = ticks[half.id];
        return source && SOURCE_WORDS[source];
      },
    })),
    { label: 'Demi-journées', value: ({ ticks }) => Object.keys(ticks).length },
    { label: 'Heures de rendez-vous suivies', value: ({ minutes }) => Math.round((minutes / 60) * 100) / 100 },
  ];
  const file = new XlsxFile('Émargement', columns, record.timeZone, present);
  file.add(present);
  return file.end();
}
