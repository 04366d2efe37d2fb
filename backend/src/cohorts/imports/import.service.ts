import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { Upload } from '../../platform/files/files.service';
import { notFound, problem } from '../../platform/http/problem';
import { ImportAnalysis } from './import-analysis.service';
import { ImportBatch } from './import-batch.entity';
import type { ImportMapping, ImportUpload, RowMending } from './import.contract';
import type { Table, TableLine } from '../../platform/reading/table';
import type { StageName } from '../participations/participation.contract';
import { recognise } from './recognition/columns';
import { fieldsOf, type ImportField } from './recognition/fields';
import { territoryKey } from './recognition/territory-text';

/** What many lines can have in common without being one person's: an empty cell of these may be filled for all. */
const shared: readonly ImportField[] = ['organisation', 'territory', 'category', 'status', 'startsOn', 'leadOrigin', 'stage', 'reachedOn', 'nature', 'town'];

/** Where a territory enters unless somebody says otherwise: whoever has a team is engaged, whoever is to be recruited is approached. */
const firstStage = { people: 'engaged', leads: 'approached', structures: 'approached' } as const satisfies Record<ImportMapping['kind'], StageName>;

/** A list from its bytes to its preview: nothing of it is written anywhere else until it is applied. */
@Injectable()
export class ImportService {
  constructor(private readonly analysis: ImportAnalysis) {}

  /** Recognises the columns of what was read, and keeps every line. */
  async open(work: Work, cohortId: string, upload: Upload, { name }: ImportUpload): Promise<{ id: string }> {
    const table = upload.understood as Table;
    const names = await this.territoryNames(work);
    const { kind, headerEnd, columns } = recognise(table.lines, (text) => isTerritory(text, names));
    const options = { startsOn: work.today, status: 'foreseen', stage: firstStage[kind], category: null } as const;
    const { identifiers } = await work.manager.insert(ImportBatch, {
      cohortId, kind, sourceName: name || 'Tableau collé', sheets: table.sheets, sheet: table.sheet, headerEnd, columns, options, createdById: work.personId,
    });
    const id = identifiers[0]?.['id'] as string;
    await this.keepLines(work, id, cohortId, table.lines);
    await this.understand(work, { id, cohortId, kind, headerEnd, columns, options });
    await work.audit('create', 'import_batch', id, cohortId);
    return { id };
  }

  /** Reads the columns otherwise. What was mended and decided line by line stays. */
  async map(work: Work, id: string, { kind, headerEnd, fields, options }: ImportMapping): Promise<void> {
    const batch = await this.draft(work, id);
    const wrong = fields?.some((field, index) => field && (!fieldsOf[kind].includes(field) || fields.indexOf(field) !== index));
    if (wrong) throw problem(422, 'column-twice', 'Deux colonnes ne peuvent pas dire la même chose : choisissez celle qui sert.');
    const columns = fields ? batch.columns.map((column, index) => ({ ...column, field: fields[index] ?? null })) : (await this.recogniseAgain(work, id, kind)).columns;
    // What nobody chose follows the kind of list.
    const stage = kind !== batch.kind && options.stage === firstStage[batch.kind] ? firstStage[kind] : options.stage;
    await this.understand(work, { ...batch, kind, headerEnd, columns, options: { ...options, stage } });
  }

  /** Mends or decides one line; with `alike`, every line that says the same in the mended cells. */
  async mend(work: Work, id: string, rowId: string, { values, alike, decision, personId }: RowMending): Promise<void> {
    const batch = await this.draft(work, id);
    const [row] = await work.rows<{ reading: { values?: Partial<Record<ImportField, string>> }; cells: string[] }>('SELECT reading, cells FROM import_row WHERE id = $1 AND batch_id = $2', [rowId, id]);
    if (!row) throw notFound();
    if (personId && !(await work.row('SELECT 1 FROM person WHERE id = $1 AND ARRAY[id, network_id] && $2::uuid[]', [personId, work.ids('person', 'read')]))) {
      throw problem(422, 'unknown-person', 'Choisissez une personne de l’annuaire.', { errors: [{ pointer: '/personId', detail: 'Choisissez une personne de l’annuaire.' }] });
    }
    if (decision !== undefined) {
      await work.rows('UPDATE import_row SET decision = $3, decided_person_id = $4, updated_at = now() WHERE id = $1 AND batch_id = $2', [rowId, id, decision, decision === 'same' ? personId : null]);
    }
    for (const [field, text] of Object.entries(values)) await this.mendCell(work, { batch, rowId, row, field: field as ImportField, text, alike });
    await this.understand(work, batch);
  }

  /** Every line that waits is the known person whose address or name it bears; near names stay to be decided one by one. */
  async decideAll(work: Work, id: string, decision: 'same' | 'skip'): Promise<void> {
    const batch = await this.draft(work, id);
    if (decision === 'same') await this.sameTowns(work, batch);
    await work.rows(
      decision === 'skip'
        ? `UPDATE import_row SET decision = 'skip', updated_at = now() WHERE batch_id = $1 AND outcome IN ('ask', 'fault')`
        : `UPDATE import_row SET decision = 'same', decided_person_id = (reading #>> '{alike,0,id}')::uuid, updated_at = now()
           WHERE batch_id = $1 AND outcome = 'ask' AND coalesce(jsonb_array_length(reading -> 'structures'), 0) = 0 AND (jsonb_array_length(reading -> 'alike') = 0 OR reading #>> '{alike,0,because}' <> 'near' AND coalesce(reading #>> '{alike,1,because}', 'near') = 'near')`,
      [id],
    );
    await this.understand(work, batch);
  }

  /** An organisation that bears the same town's name, or the same number, is that one; near names stay to be decided one by one. */
  private async sameTowns(work: Work, batch: ImportBatch): Promise<void> {
    const named = await work.rows(
      `UPDATE import_row SET mended = mended || jsonb_build_object('organisation', reading #>> '{structures,0,name}'), updated_at = now()
       WHERE batch_id = $1 AND outcome = 'ask' AND reading #>> '{structures,0,because}' IN ('town', 'siren') RETURNING id`,
      [batch.id],
    );
    if (named.length) await this.understand(work, batch);
  }

  async drop(work: Work, id: string): Promise<void> {
    const batch = await this.draft(work, id);
    await work.manager.delete(ImportBatch, { id });
    await work.audit('delete', 'import_batch', id, batch.cohortId);
  }

  /** The draft, held until the end of the transaction; what was applied is no longer changed. */
  async draft(work: Work, id: string): Promise<ImportBatch> {
    await work.rows('SELECT 1 FROM import_batch WHERE id = $1 FOR UPDATE', [id]);
    const batch = await work.manager.findOneBy(ImportBatch, { id });
    if (!batch) throw notFound();
    if (batch.state !== 'draft') throw problem(409, 'import-closed', 'Cette liste est déjà importée : annulez-la d’abord, ou collez-la à nouveau.');
    return batch;
  }

  private async understand(work: Work, batch: Parameters<ImportAnalysis['analyse']>[1]): Promise<void> {
    const { id, kind, headerEnd, columns, options } = batch;
    const { summary } = await this.analysis.analyse(work, batch);
    await work.manager.update(ImportBatch, { id }, { kind, headerEnd, columns, options, summary, version: () => 'version + 1' });
  }

  private async mendCell(
    work: Work,
    { batch, rowId, row, field, text, alike }: { batch: ImportBatch; rowId: string; row: { reading: { values?: Partial<Record<ImportField, string>> }; cells: string[] }; field: ImportField; text: string; alike: boolean },
  ): Promise<void> {
    const column = batch.columns.findIndex((one) => one.field === field);
    const said = (row.cells[column] ?? '').trim();
    const set = `UPDATE import_row SET mended = mended || jsonb_build_object($2::text, $3::text), updated_at = now() WHERE batch_id = $1`;
    if (alike && said) await work.rows(`${set} AND btrim(cells ->> $4::int) = $5 AND NOT mended ? $2::text`, [batch.id, field, text, column, said]);
    // Lines that say nothing there either, in an empty cell or for want of a column; what was deduced of a line stays.
    else if (alike && text && shared.includes(field)) {
      await work.rows(
        `${set} AND outcome NOT IN ('heading', 'aside') AND coalesce(btrim(cells ->> $4::int), '') = '' AND coalesce(mended ->> $2, '') = '' AND NOT coalesce(reading -> 'guessed' ? $2, false)`,
        [batch.id, field, text, column < 0 ? null : column],
      );
    }
    await work.rows(`${set} AND id = $4`, [batch.id, field, text, rowId]);
  }

  private async keepLines(work: Work, id: string, cohortId: string, lines: readonly TableLine[]): Promise<void> {
    for (let from = 0; from < lines.length; from += 2000) {
      await work.rows(`INSERT INTO import_row (batch_id, cohort_id, line, cells) SELECT $1, $2, x.line, x.cells FROM jsonb_to_recordset($3::jsonb) AS x(line int, cells jsonb)`, [
        id, cohortId, JSON.stringify(lines.slice(from, from + 2000)),
      ]);
    }
  }

  private async recogniseAgain(work: Work, id: string, kind: ImportMapping['kind']) {
    const lines = await work.rows<TableLine>('SELECT line, cells FROM import_row WHERE batch_id = $1 ORDER BY line LIMIT 200', [id]);
    const names = await this.territoryNames(work);
    return recognise(lines, (text) => isTerritory(text, names), kind);
  }

  private async territoryNames(work: Work): Promise<Set<string>> {
    const known = await work.rows<{ name: string }>('SELECT name FROM territory t WHERE ARRAY[t.id, t.network_id] && $1::uuid[]', [work.ids('territory', 'read')]);
    return new Set(known.map(({ name }) => territoryKey(name)));
  }
}

const isTerritory = (text: string, names: ReadonlySet<string>) => names.has(territoryKey(text)) || /^(cc|ca|cu|pnr|petr|communauté|métropole|commune) /i.test(text);
