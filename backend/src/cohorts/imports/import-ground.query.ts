import { Injectable } from '@nestjs/common';
import { OfficialTerritories } from '../../network/official/official.service';
import type { Work } from '../../platform/database/work';
import type { Ground, Place, Resolution } from './recognition/ground';
import { groupKey, territoryKey, territoryText } from './recognition/territory-text';
import { likeness } from '../../platform/reading/folding';
import type { OfficialTerritory } from '../../network/official/official.contract';

const mostLookedUp = 400;

/** What the network and the cohort know before a list comes in, in the caller's reach. */
@Injectable()
export class ImportGround {
  constructor(private readonly official: OfficialTerritories) {}

  async load(work: Work, cohortId: string): Promise<Ground> {
    const people = await work.rows<Ground['people'][number]>(
      `SELECT p.id, p.given_name AS "givenName", p.family_name AS "familyName", c.email::text, c.telephone, p.organisation_id AS "organisationId", o.name AS organisation, p.role_title AS "roleTitle",
         coalesce(a.skills, '{}') AS skills
       FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN person_contact c ON c.person_id = p.id AND ARRAY[c.person_id, c.network_id] && $2::uuid[]
         LEFT JOIN ally_profile a ON a.person_id = p.id AND ARRAY[a.person_id, a.network_id] && $3::uuid[]
       WHERE ARRAY[p.id, p.network_id] && $1::uuid[]`,
      [work.ids('person', 'read'), work.ids('person_contact', 'read'), work.ids('ally_profile', 'read')],
    );
    const organisations = await work.rows<Ground['organisations'][number]>('SELECT id, name, aliases, kind, siren, town, website FROM organisation o WHERE ARRAY[o.id, o.network_id] && $1::uuid[]', [work.ids('organisation', 'read')]);
    const places = await work.rows<Place>(
      `SELECT coalesce(t.insee_code, t.siren, t.id::text) AS key, t.name, t.kind, t.department, coalesce(t.insee_code, t.siren) AS code, t.id AS "territoryId",
         pa.id AS "participationId", pa.lead_origin AS "leadOrigin"
       FROM territory t LEFT JOIN participation pa ON pa.territory_id = t.id AND pa.cohort_id = $1 AND ARRAY[pa.id, pa.cohort_id] && $3::uuid[]
       WHERE ARRAY[t.id, t.network_id] && $2::uuid[] AND (pa.id IS NOT NULL OR access.territory_today(t.id) = t.id)
       ORDER BY pa.id IS NULL, t.name, t.id`,
      [cohortId, work.ids('territory', 'read'), work.ids('participation', 'read')],
    );
    const became = await work.rows<Ground['became'][number]>(
      `SELECT coalesce(t.insee_code, t.siren) AS code, t.name, access.territory_today(t.id) AS "todayId"
       FROM territory t WHERE coalesce(t.insee_code, t.siren) IS NOT NULL AND ARRAY[t.id, t.network_id] && $1::uuid[] AND access.territory_today(t.id) <> t.id`,
      [work.ids('territory', 'read')],
    );
    const stays = await work.rows<Ground['stays'][number]>(
      `SELECT participation_id AS "participationId", person_id AS "personId", starts_on AS "startsOn", ends_on AS "endsOn"
       FROM delegate d WHERE d.cohort_id = $1 AND ARRAY[d.cohort_id, d.participation_id] && $2::uuid[]`,
      [cohortId, work.ids('delegate', 'read')],
    );
    const stages = await work.rows<Ground['stages'][number]>(
      `SELECT participation_id AS "participationId", stage, reached_on AS "reachedOn"
       FROM participation_stage s WHERE s.cohort_id = $1 AND ARRAY[s.cohort_id, s.participation_id] && $2::uuid[]`,
      [cohortId, work.ids('participation_stage', 'read')],
    );
    return { today: work.today, people, organisations, skills: [...new Set(people.flatMap(({ skills }) => skills))], places, became, stays, stages };
  }

  /** What each text means: first a territory of this cohort, else of the network and of the official list together. */
  async territories(work: Work, ground: Ground, texts: Iterable<string>): Promise<Map<string, Resolution>> {
    const found = new Map<string, Resolution>();
    let lookedUp = 0;
    for (const text of new Set(texts)) {
      const here = among(ground.places.filter(({ participationId }) => participationId), text);
      if (here.length === 1) found.set(text, { place: here[0] as Place });
      else if ((lookedUp += 1) > mostLookedUp) found.set(text, { candidates: [] });
      else found.set(text, await this.beyond(work, ground, text));
    }
    const around = new Set([...found.values()].map((one) => ('place' in one ? one.place.department : null)));
    for (const [text, one] of found) if ('candidates' in one) one.candidates = nearest(one.candidates, text, around);
    return found;
  }

  private async beyond(work: Work, ground: Ground, text: string): Promise<Resolution> {
    const known = among(ground.places, text);
    const named = await this.official.search(work, text.slice(0, 80));
    // The official list still has what the network says became another: it has its record, and is not to be added again.
    const merged = new Map(ground.became.map((one) => [one.code, one]));
    const [former] = among(named.filter(({ code }) => merged.has(code)).map((one) => asPlace(one)), text);
    const today = former && ground.places.find(({ territoryId }) => territoryId === merged.get(former.key)?.todayId);
    const listed = named.filter(({ code }) => !merged.has(code)).map((one) => ({
      place: ground.places.find((place) => place.key === one.code) ?? asPlace(one),
      // A former code or the name of a commune that merged is as sure as the name of today.
      former: one.foundBy?.kind === 'former_code' || (one.foundBy?.name != null && territoryKey(one.foundBy.name) === territoryKey(territoryText(text).name)),
    }));
    const exact = among([...known, ...listed.map(({ place }) => place)], text);
    if (today && !exact.length) return { place: today, note: `« ${former.name} » est devenu « ${today.name} ».` };
    const alike = exact.length ? [] : sameGroup([...known, ...listed.map(({ place }) => place)], text);
    const sure = [exact, alike].find(({ length }) => length) ?? listed.filter(({ former }) => former).map(({ place }) => place);
    const begun = nearby(ground.places, text);
    const [only] = sure;
    // « Barre » where the network knows Barre-des-Cévennes: nobody meant a town of the same name elsewhere without being asked.
    if (only && sure.length === 1 && !today && (only.territoryId || !begun.length)) return { place: only, note: alike.length ? `Lu comme « ${only.name} », qui porte ce nom aujourd’hui.` : null };
    const candidates = [...(today ? [today] : []), ...begun, ...(sure.length ? sure : listed.map(({ place }) => place))];
    return { candidates: [...new Map(candidates.map((place) => [place.key, place])).values()] };
  }
}

const mostCandidates = 6;

/** A territory of the official list that the network does not know yet. */
const asPlace = ({ code, name, kind, department }: OfficialTerritory): Place => ({ key: code, name, kind, department, code, territoryId: null, participationId: null, leadOrigin: null });

/** The most likely first: the cohort's and the network's own, then those of the departments that the rest of the list is about, then by name. */
function nearest(candidates: readonly Place[], text: string, around: ReadonlySet<string | null>): Place[] {
  const key = groupKey(territoryText(text).name);
  const rank = ({ participationId, territoryId, department, name }: Place) => (participationId ? 4 : territoryId ? 2 : 0) + (department && around.has(department) ? 0.5 : 0) + likeness(groupKey(name), key);
  return [...candidates].sort((a, b) => rank(b) - rank(a)).slice(0, mostCandidates);
}

/** The group of communes that bears this very name under another form: a community of communes that became one of agglomeration. */
function sameGroup(places: readonly Place[], text: string): Place[] {
  const { name, department } = territoryText(text);
  const key = groupKey(name);
  // Only a text that speaks of a group means one: « Redon » is the town.
  if (!key || key === territoryKey(name)) return [];
  const found = places.filter((place) => place.kind.startsWith('epci_') && groupKey(place.name) === key && (!department || place.department === department));
  return [...new Map(found.map((place) => [place.key, place])).values()];
}

/** The territories that the network knows and whose longer name has these words: « Barre » for Barre-des-Cévennes; the cohort's own first. A code leaves no doubt. */
function nearby(places: readonly Place[], text: string): Place[] {
  const { code, name, department } = territoryText(text);
  const key = territoryKey(name);
  if (code || key.length < 3) return [];
  return places.filter((place) => (!department || place.department === department) && ` ${territoryKey(place.name)} `.includes(` ${key} `) && territoryKey(place.name) !== key);
}

/** The territories that a text names: by code, else by its name in full, else by its name without what kind of group it is. */
function among(places: readonly Place[], text: string): Place[] {
  const { code, name, department } = territoryText(text);
  const distinct = [...new Map(places.map((place) => [place.key, place])).values()];
  const coded = distinct.filter((place) => (code && place.code === code) || place.territoryId === text);
  if (coded.length) return coded;
  const key = territoryKey(name);
  const named = (shape: (place: Place) => string) => distinct.filter((place) => shape(place) === key && (!department || place.department === department));
  const full = named((place) => territoryKey(place.name));
  return full.length ? full : named((place) => territoryKey(place.name).replace(/^(cc|ca|cu) /, ''));
}
