import { Injectable } from '@nestjs/common';
import { AllyService } from '../../network/allies/ally.service';
import { OrganisationService } from '../../network/organisations/organisation.service';
import { PersonService } from '../../network/people/person.service';
import { TerritoryService } from '../../network/territories/territory.service';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { DelegationService } from '../delegation/delegation.service';
import { Participation } from '../participations/participation.entity';
import { ParticipationService } from '../participations/participation.service';
import { ImportAnalysis } from './import-analysis.service';
import { ImportBatch } from './import-batch.entity';
import { ImportService } from './import.service';
import { folded } from '../../platform/reading/folding';
import type { Place } from './recognition/ground';
import { organisationIndex } from './recognition/ground';
import { organisationKind } from './recognition/organisation-kind';
import type { Plan } from './recognition/plan';

/** Writes what the preview said, in one transaction, by the services that write it one by one: hats, audit and rules are the same. */
@Injectable()
export class ImportApplication {
  constructor(
    private readonly imports: ImportService,
    private readonly analysis: ImportAnalysis,
    private readonly people: PersonService,
    private readonly allies: AllyService,
    private readonly organisations: OrganisationService,
    private readonly territories: TerritoryService,
    private readonly participations: ParticipationService,
    private readonly delegation: DelegationService,
  ) {}

  /** Refused when the preview is no longer what would happen: somebody reads it again first. */
  async apply(work: Work, id: string, version: number): Promise<void> {
    const batch = await this.imports.draft(work, id);
    if (batch.version !== version) throw problem(412, 'stale', 'Quelqu’un a changé cette liste entre-temps : relisez l’aperçu.');
    const { plan, summary, ground } = await this.analysis.analyse(work, batch);
    if (sorted(summary) !== sorted(batch.summary)) {
      throw problem(409, 'import-changed', 'L’annuaire ou le parcours a changé depuis l’aperçu : relisez-le avant d’importer.');
    }
    if (summary.tooMany) throw problem(422, 'too-many-lines', 'Un import écrit 3 000 personnes, structures ou étapes au plus : découpez la liste en plusieurs.');
    if (!plan.people.length && !plan.structures.length && !plan.seats.length && !plan.stages.length && !plan.completions.length && !plan.origins.length) {
      throw problem(422, 'nothing-to-import', 'Il n’y a rien à importer : toutes les lignes sont laissées de côté ou déjà connues.');
    }
    await work.batch(id);
    const undoNotes = await notes(work, batch, plan);
    const organisationIds = await this.addOrganisations(work, plan, ground.organisations);
    const participationIds = await this.bringIn(work, batch, plan);
    await this.writeStructures(work, plan, organisationIds);
    const personIds = await this.addPeople(work, plan, organisationIds);
    for (const completion of plan.completions) await this.complete(work, completion, organisationIds);
    await this.seat(work, plan, personIds, participationIds);
    await work.manager.update(ImportBatch, { id }, { state: 'applied', appliedAt: () => 'now()', appliedById: work.personId, undoNotes, version: () => 'version + 1' } as never);
    const made = plan.rows.map(({ id: rowId, key, structure }) => ({ rowId, personId: personIds.get(key ?? '') ?? null, organisationId: organisationIds.get(folded(structure?.key ?? '')) ?? null })).filter(({ personId, organisationId }) => personId ?? organisationId);
    await work.rows(`UPDATE import_row r SET person_id = coalesce(x."personId", r.person_id), organisation_id = x."organisationId" FROM jsonb_to_recordset($1::jsonb) AS x("rowId" uuid, "personId" uuid, "organisationId" uuid) WHERE r.id = x."rowId"`, [JSON.stringify(made)]);
    await work.audit('apply', 'import_batch', id, batch.cohortId);
  }

  /** Those who stand in for somebody come after them. */
  private async seat(work: Work, { seats }: Plan, personIds: ReadonlyMap<string, string>, participationIds: ReadonlyMap<string, string>): Promise<void> {
    const made = new Map<string, string>();
    for (const { personKey, place, substituteForKey, ...seat } of [...seats].sort((a, b) => Number(!!a.substituteForKey) - Number(!!b.substituteForKey))) {
      const substituteForId = made.get(`${substituteForKey} ${place.key}`) ?? null;
      const who = { personId: personIds.get(personKey) as string };
      const { id } = await this.delegation.add(work, participationIds.get(place.key) as string, { who, endsOn: null, ...seat, substitute: !!substituteForKey, substituteForId });
      made.set(`${personKey} ${place.key}`, id);
    }
  }

  private async addOrganisations(work: Work, { organisations }: Plan, known: Parameters<typeof organisationIndex>[0]): Promise<Map<string, string>> {
    const ids = new Map([...organisationIndex(known)].map(([key, { id }]) => [key, id]));
    for (const { name, category } of organisations) {
      const { id } = await this.organisations.create(work, { name, kind: organisationKind(name, category), aliases: [] });
      ids.set(folded(name), id);
    }
    return ids;
  }

  /** Under its key, each structure of the list: created, or completed by what was missing. */
  private async writeStructures(work: Work, { rows, structures }: Plan, ids: Map<string, string>): Promise<void> {
    for (const { structure } of rows) if (structure?.known) ids.set(folded(structure.key), structure.known.id);
    for (const { key, known, name, kind, aliases, siren, town, website } of structures) {
      const input = { name, kind, aliases, siren, town, website };
      if (known) await this.organisations.change(work, known.id, input);
      else ids.set(folded(key), (await this.organisations.create(work, input)).id);
    }
  }

  /** Territories that are new to the network, then those that enter the cohort, then the stages that they reached. */
  private async bringIn(work: Work, batch: ImportBatch, { places, stages, origins }: Plan): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const place of [...places, ...stages.map((stage) => stage.place)]) if (place.participationId) ids.set(place.key, place.participationId);
    for (const { place, nextStep, ...reached } of stages) {
      const known = ids.get(place.key);
      if (known) await this.participations.addStage(work, known, { stage: reached.stage, reachedOn: reached.reachedOn, nextStep });
      else ids.set(place.key, await this.enter(work, batch.cohortId, place, { ...reached, nextStep }));
    }
    const reachedOn = batch.options.startsOn > work.today ? work.today : batch.options.startsOn;
    for (const place of places) {
      if (!ids.has(place.key)) ids.set(place.key, await this.enter(work, batch.cohortId, place, { stage: batch.options.stage, reachedOn, nextStep: null, leadOrigin: null }));
    }
    for (const { participationId, leadOrigin } of origins) {
      const { supportDaysBudget, executiveTitle } = await work.manager.findOneByOrFail(Participation, { id: participationId });
      await this.participations.change(work, participationId, { leadOrigin, supportDaysBudget, executiveTitle });
    }
    return ids;
  }

  private async enter(work: Work, cohortId: string, place: Place, { stage, reachedOn, nextStep, leadOrigin }: Omit<Plan['stages'][number], 'place'>): Promise<string> {
    const territoryId = place.territoryId ?? (await this.territories.add(work, { code: place.code as string, populationReported: null })).id;
    return (await this.participations.create(work, cohortId, { territoryId, leadOrigin, stage, reachedOn, nextStep })).id;
  }

  private async addPeople(work: Work, plan: Plan, organisationIds: ReadonlyMap<string, string>): Promise<Map<string, string>> {
    const ids = new Map(plan.rows.flatMap(({ key, person }) => (key && person ? [[key, person.id] as const] : [])));
    for (const { key, givenName, familyName, email, telephone, roleTitle, organisation, skills } of plan.people) {
      const organisationId = organisation ? (organisationIds.get(folded(organisation)) ?? null) : null;
      const { id } = await this.people.create(work, { givenName, familyName, organisationId, roleTitle, email, telephone });
      if (skills.length) await this.allies.learn(work, id, skills);
      ids.set(key, id);
    }
    return ids;
  }

  private async complete(work: Work, { person, changes }: Plan['completions'][number], organisationIds: ReadonlyMap<string, string>): Promise<void> {
    const { id, givenName, familyName } = person;
    const organisationId = changes.organisation ? (organisationIds.get(folded(changes.organisation)) ?? null) : person.organisationId;
    if (changes.organisation || changes.roleTitle) await this.people.change(work, id, { givenName, familyName, organisationId, roleTitle: changes.roleTitle ?? person.roleTitle });
    if (changes.skills) await this.allies.learn(work, id, changes.skills.split(', '));
    if (changes.email || changes.telephone) await this.people.changeContact(work, id, { email: changes.email ?? person.email, telephone: changes.telephone ?? person.telephone });
  }
}

/** What the history does not keep and undoing needs: the hats of the people whose places change, and when each record last changed. */
async function notes(work: Work, { cohortId }: ImportBatch, plan: Plan): Promise<object> {
  const people = [...new Set(plan.rows.flatMap(({ person }) => (person ? [person.id] : [])))];
  const hats = await work.rows(
    `SELECT id, ends_on, withdrawn_at::text, updated_at::text FROM hat WHERE hat = 'delegate' AND cohort_id = $1 AND person_id = ANY ($2::uuid[])`,
    [cohortId, people],
  );
  const stamps = await work.rows(
    `SELECT 'person' AS in_table, id AS record_id, updated_at::text FROM person WHERE id = ANY ($1::uuid[])
     UNION ALL SELECT 'person_contact', person_id, updated_at::text FROM person_contact WHERE person_id = ANY ($1::uuid[])
     UNION ALL SELECT 'ally_profile', person_id, updated_at::text FROM ally_profile WHERE person_id = ANY ($1::uuid[])
     UNION ALL SELECT 'participation', id, updated_at::text FROM participation WHERE id = ANY ($2::uuid[])
     UNION ALL SELECT 'organisation', id, updated_at::text FROM organisation WHERE id = ANY ($3::uuid[])`,
    [plan.completions.map(({ person }) => person.id), plan.origins.map(({ participationId }) => participationId), plan.structures.flatMap(({ known }) => known?.id ?? [])],
  );
  return { hats, stamps };
}

const sorted = (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
