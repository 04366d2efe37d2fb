import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { AgreementView, ChecklistView } from './agreement.contract';
import type { CertificateLine } from './certificates.query';
import { ChecklistQuery } from './checklist.query';
import type { ProgrammeLine } from './programme.paper';
import { type GatheringRecord, RecordsQuery } from './records.query';

/** A file that somebody added to a gathering: a support, or the scan of its paper sheet. */
export interface AddedFile {
  gatheringId: string;
  title: string;
  fileId: string | null;
  name: string | null;
  url: string | null;
}

/** All that a pack is made of, read at one instant. */
export interface PackGround {
  agreement: AgreementView;
  checklist: ChecklistView;
  records: GatheringRecord[];
  certificates: CertificateLine[];
  programme: ProgrammeLine[];
  supports: AddedFile[];
  scans: AddedFile[];
}

/** Reads what a pack is made of: presences, programmes, supports, scans; never a contact, a need, an answer, nor anything of a diagnostic. */
@Injectable()
export class PackGroundQuery {
  constructor(
    private readonly records: RecordsQuery,
    private readonly checklist: ChecklistQuery,
  ) {}

  async read(work: Work, agreementId: string, from: string, to: string): Promise<PackGround> {
    const checklist = await this.checklist.read(work, agreementId);
    const { agreement } = checklist;
    const held = await work.rows<{ id: string }>(
      `SELECT id FROM gathering WHERE cohort_id = $1 AND held_on BETWEEN $2 AND $3 AND held_on <= $4 AND cancelled_at IS NULL ORDER BY held_on, id`,
      [agreement.cohortId, from, to, work.today],
    );
    const ids = held.map(({ id }) => id);
    const within = { ...checklist, gatherings: checklist.gatherings.filter(({ id }) => ids.includes(id)) };
    const asked = (piece: (typeof agreement.pieces)[number]) => agreement.pieces.includes(piece);
    const records = await this.records.of(work, agreement.cohortId, ids);
    const signatory = await work.row<NonNullable<CertificateLine['signatory']>>('SELECT name, role_title AS "roleTitle", place FROM certificate_signatory WHERE cohort_id = $1', [agreement.cohortId]);
    return {
      agreement,
      checklist: within,
      records,
      certificates: asked('certificates') ? records.flatMap((record) => certified(record, signatory ?? null)) : [],
      programme: asked('programme') ? await work.rows<ProgrammeLine>(programme, [ids]) : [],
      supports: asked('supports') ? await work.rows<AddedFile>(supports, [ids]) : [],
      scans: asked('scan') ? await work.rows<AddedFile>(scans, [ids]) : [],
    };
  }
}

/** The certificates of a record, from the very lines of its sheet. */
const certified = (record: GatheringRecord, signatory: CertificateLine['signatory']): CertificateLine[] =>
  record.lines
    .filter(({ ticks }) => Object.keys(ticks).length > 0)
    .map(({ replaced, replacement, givenName, familyName, ...line }) => ({
      ...record,
      ...line,
      gatheringId: record.id,
      signatory,
      replaced,
      givenName: replaced ? '' : givenName,
      familyName: replaced ? (replacement ?? '') : familyName,
      halfDays: record.halfDays.filter(({ id }) => line.ticks[id]),
    }));

const programme = `
  SELECT q.gathering_id AS "gatheringId", q.day_number AS "dayNumber", to_char(q.from_time, 'HH24:MI') AS "fromTime", to_char(q.to_time, 'HH24:MI') AS "toTime", q.title, q.details, q.place,
    ARRAY(SELECT v.name FROM sequence_speaker v WHERE v.sequence_id = q.id ORDER BY v.place, v.id) AS speakers
  FROM gathering_sequence q WHERE q.gathering_id = ANY ($1) ORDER BY q.gathering_id, q.day_number, q.from_time, q.place, q.title, q.id`;

const supports = `
  SELECT s.gathering_id AS "gatheringId", s.title, s.file_id AS "fileId", f.name, s.url
  FROM resource s LEFT JOIN stored_file f ON f.id = s.file_id WHERE s.gathering_id = ANY ($1) ORDER BY s.gathering_id, s.created_at, s.id`;

const scans = `
  SELECT s.gathering_id AS "gatheringId", 'Feuille signée' AS title, s.file_id AS "fileId", f.name, NULL AS url
  FROM attendance_scan s JOIN stored_file f ON f.id = s.file_id WHERE s.gathering_id = ANY ($1) ORDER BY s.gathering_id, s.created_at, s.id`;
