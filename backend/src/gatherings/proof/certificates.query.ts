import { Injectable } from '@nestjs/common';
import type { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import type { Work } from '../../platform/database/work';
import type { GatheringFormat, GatheringNature, Half } from '../gathering.contract';
import { type Meal, minutesIn } from './lengths';
import type { VideoRule } from './video-rule';

/** One person's presence at one gathering, as a certificate says it. */
export interface CertificateLine {
  registrationId: string;
  personId: string;
  givenName: string;
  familyName: string;
  replaced: boolean;
  category: ActorCategory | null;
  territory: string | null;
  cohortId: string;
  cohortName: string;
  networkName: string;
  signatory: { name: string; roleTitle: string | null; place: string | null } | null;
  gatheringId: string;
  title: string;
  nature: GatheringNature;
  format: GatheringFormat;
  heldOn: string | null;
  fromTime: string | null;
  toTime: string | null;
  period: string | null;
  place: string | null;
  halfDays: { id: string; onDate: string | null; half: Half }[];
  minutes: number;
  /** By which rule a video meeting's file noted some of it; none where no file did. */
  video: VideoRule | null;
}

interface Ruled {
  registrationId: string;
  video: VideoRule | null;
  breaks: Meal[];
}

/** Which presences are asked for; at least one of the four lists. */
export interface CertificatesAsked {
  gatheringIds?: string[];
  registrationIds?: string[];
  personIds?: string[];
  cohortIds?: string[];
  from?: string | null;
  to?: string | null;
}

/** Presences that the actor may certify or have certified: the database's own function bounds them to that right. */
@Injectable()
export class CertificatesQuery {
  async lines(work: Work, { gatheringIds, registrationIds, personIds, cohortIds, from = null, to = null }: CertificatesAsked): Promise<CertificateLine[]> {
    const rows = await work.rows<Omit<CertificateLine, 'minutes' | 'video'>>(lines, [gatheringIds ?? null, registrationIds ?? null, personIds ?? null, cohortIds ?? null, from, to]);
    const ruled = new Map((await work.rows<Ruled>(rules, [rows.map(({ registrationId }) => registrationId)])).map((one) => [one.registrationId, one]));
    return rows.map((row) => {
      const { video = null, breaks = [] } = ruled.get(row.registrationId) ?? {};
      return { ...row, video, minutes: row.halfDays.reduce((sum, { half, onDate }) => sum + minutesIn(half, { ...row, breaks }, onDate), 0) };
    });
  }
}

const lines = `
  SELECT l.registration_id AS "registrationId", l.person_id AS "personId", l.given_name AS "givenName", l.family_name AS "familyName", l.replaced, l.category, l.territory,
    l.cohort_id AS "cohortId", l.cohort_name AS "cohortName", l.network_name AS "networkName", l.signatory,
    l.gathering_id AS "gatheringId", l.title, l.nature, l.format, l.held_on AS "heldOn", to_char(l.from_time, 'HH24:MI') AS "fromTime", to_char(l.to_time, 'HH24:MI') AS "toTime",
    l.period, l.place, l.half_days AS "halfDays"
  FROM access.certificate_lines($1, $2, $3, $4, $5, $6) l`;

const rules = `
  SELECT x.registration_id AS "registrationId", CASE WHEN x.share IS NOT NULL THEN json_build_object('share', x.share, 'basis', x.basis) END AS video, x.breaks
  FROM access.presence_rules($1) x`;
