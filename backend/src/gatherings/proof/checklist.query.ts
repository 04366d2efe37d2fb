import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { GatheringFormat, Half } from '../gathering.contract';
import type { AgreementList, AgreementView, ChecklistGathering, ChecklistView, PieceState, ProofPiece } from './agreement.contract';
import { type Meal, minutesIn } from './lengths';
import { mealsOf } from './meals.sql';

interface Counted extends Omit<ChecklistGathering, 'pieces' | 'minutes'> {
  agreementId: string;
  format: GatheringFormat;
  fromTime: string | null;
  toTime: string | null;
  closed: boolean;
  invited: number;
  breaks: Meal[];
  ticks: { half: Half; onDate: string | null; n: number }[];
  /** Presences read in a video meeting's file: nobody signs those. */
  onVideo: number;
  signatures: number;
  programme: number;
  supports: number;
  scans: number;
}

/** Per agreement, what is there and what is awaited, gathering by gathering of its period. */
@Injectable()
export class ChecklistQuery {
  async list(work: Work, cohortId: string): Promise<AgreementList> {
    const rows = await work.rows<AgreementView & { packs: number }>(`${agreements} WHERE a.cohort_id = $1 ORDER BY a.starts_on, a.reference`, [cohortId]);
    const counted = await work.rows<Counted>(gatherings, [rows.map(({ id }) => id)]);
    const signatory = await work.row<NonNullable<AgreementList['signatory']>>('SELECT name, role_title AS "roleTitle", place FROM certificate_signatory WHERE cohort_id = $1', [cohortId]);
    const items = rows.map((row) => {
      const own = counted.filter(({ agreementId }) => agreementId === row.id).map((gathering) => stated(gathering, row.pieces, work.today));
      return { ...row, gatherings: own.length, ...sums(own) };
    });
    return { items, signatory: signatory ?? null, may: { create: work.ids('funding_agreement', 'create').includes(cohortId) } };
  }

  async read(work: Work, id: string): Promise<ChecklistView> {
    const agreement = await work.row<AgreementView>(`${agreements} WHERE a.id = $1`, [id]);
    if (!agreement) throw notFound();
    const rows = await work.rows<Counted>(gatherings, [[id]]);
    const list = rows.map((row) => stated(row, agreement.pieces, work.today));
    const undated = await work.row<{ count: number }>('SELECT count(*)::int AS count FROM gathering WHERE cohort_id = $1 AND held_on IS NULL AND cancelled_at IS NULL', [agreement.cohortId]);
    const may = (object: string, act: 'create' | 'update' | 'delete') => work.ids(object, act).includes(agreement.cohortId);
    return {
      agreement,
      gatherings: list,
      undated: undated?.count ?? 0,
      ...sums(list),
      minutes: list.reduce((sum, { minutes }) => sum + minutes, 0),
      may: { update: may('funding_agreement', 'update'), delete: may('funding_agreement', 'delete'), seal: may('proof_pack', 'create') },
    };
  }
}

function sums(list: readonly ChecklistGathering[]): { there: number; awaited: number } {
  const states = list.flatMap(({ pieces }) => pieces.map(({ state }) => state));
  return { there: states.filter((state) => state === 'there').length, awaited: states.filter((state) => state === 'awaited').length };
}

function stated({ agreementId: _, format, fromTime, toTime, closed: __, invited: ___, breaks, ticks, onVideo, signatures, programme, supports, scans, ...row }: Counted, asked: readonly ProofPiece[], today: string): ChecklistGathering {
  const ticked = ticks.reduce((sum, { n }) => sum + n, 0);
  const held = row.heldOn !== null && row.heldOn <= today;
  const counts: Record<ProofPiece, number> = {
    sheet: ticked,
    scan: scans,
    signature: signatures,
    programme,
    supports,
    certificates: row.present,
    hours: fromTime && toTime ? ticked : 0,
  };
  const signable = ticked - onVideo;
  const there = (piece: ProofPiece) => (piece === 'signature' ? signable > 0 && signatures >= signable : counts[piece] > 0);
  const needless = (piece: ProofPiece) => (piece === 'scan' || piece === 'signature') && (format === 'remote' || (ticked > 0 && signable === 0)) && counts[piece] === 0;
  const pieces = asked.map((piece): PieceState => ({
    piece,
    count: counts[piece],
    expected: piece === 'signature' && ticked > 0 ? signable : null,
    state: there(piece) ? 'there' : needless(piece) ? 'not-needed' : held ? 'awaited' : 'to-come',
  }));
  return { ...row, minutes: ticks.reduce((sum, { half, onDate, n }) => sum + n * minutesIn(half, { fromTime, toTime, heldOn: row.heldOn, breaks }, onDate), 0), pieces };
}

const agreements = `
  SELECT a.id, a.cohort_id AS "cohortId", c.name AS "cohortName", json_build_object('id', o.id, 'name', o.name) AS organisation, a.reference,
    a.starts_on AS "startsOn", a.ends_on AS "endsOn", a.pieces, a.hours_asked::float8 AS "hoursAsked", a.funded_share::float8 AS "fundedShare", a.note, a.version,
    (SELECT count(*)::int FROM proof_pack k WHERE k.agreement_id = a.id AND k.state = 'ready') AS packs
  FROM funding_agreement a JOIN cohort c ON c.id = a.cohort_id JOIN organisation o ON o.id = a.organisation_id`;

const gatherings = `
  SELECT a.id AS "agreementId", g.id, g.title, g.nature, g.format, g.held_on AS "heldOn", g.period, to_char(g.from_time, 'HH24:MI') AS "fromTime", to_char(g.to_time, 'HH24:MI') AS "toTime",
    g.presence_closed_at IS NOT NULL AS closed,
    (SELECT count(*)::int FROM registration r WHERE r.gathering_id = g.id) AS invited,
    (SELECT count(DISTINCT t.registration_id)::int FROM attendance t WHERE t.gathering_id = g.id) AS present,
    ${mealsOf('g')} AS breaks,
    (SELECT coalesce(json_agg(x ORDER BY x."onDate", x.half), '[]') FROM (SELECT h.half, h.on_date AS "onDate", count(*)::int AS n FROM attendance t JOIN gathering_half_day h ON h.id = t.half_day_id
      WHERE t.gathering_id = g.id GROUP BY h.id, h.half, h.on_date) x) AS ticks,
    (SELECT count(*)::int FROM attendance t WHERE t.gathering_id = g.id AND t.source = 'video') AS "onVideo",
    (SELECT count(*)::int FROM attendance_signature s JOIN attendance t ON t.registration_id = s.registration_id AND t.half_day_id = s.half_day_id WHERE s.gathering_id = g.id AND t.source <> 'video') AS signatures,
    (g.purpose IS NOT NULL OR EXISTS (SELECT FROM gathering_sequence q WHERE q.gathering_id = g.id))::int AS programme,
    (SELECT count(*)::int FROM resource s WHERE s.gathering_id = g.id) AS supports,
    (SELECT count(*)::int FROM attendance_scan s WHERE s.gathering_id = g.id) AS scans
  FROM funding_agreement a JOIN gathering g ON g.cohort_id = a.cohort_id AND g.held_on BETWEEN a.starts_on AND a.ends_on AND g.cancelled_at IS NULL
  WHERE a.id = ANY ($1)
  ORDER BY g.held_on, g.id`;
