import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../platform/auth/rate-limits';
import { Keyring, tokenHash } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Jobs } from '../../platform/jobs/jobs';
import { GatheringDoor } from './gathering-door';
import type { ComingInput, DoorView, OwnRequestView } from './guest.contract';

/** A request as the database writes it down. */
interface Asked {
  email: string;
  givenName: string;
  familyName: string;
  organisation: string | null;
  word: string | null;
  replacesId: string | null;
}

const unknown = () => problem(404, 'link-unknown', 'Cette page n’existe pas, ou son lien n’est pas complet.');

/** Visitors: what they may read from a forwarded page, their request, and their own yes from their own e-mail. */
@Injectable()
export class Guests {
  constructor(
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
    private readonly door: GatheringDoor,
    private readonly jobs: Jobs,
  ) {}

  /** The public facts of one gathering. */
  async open(work: Work, token: string): Promise<DoorView> {
    return this.facts(work, this.gatheringOf(token));
  }

  /** Writes to the address that was typed; answers the same whether it is known, on the list, or new. */
  async ask(work: Work, token: string, input: ComingInput, from: string): Promise<void> {
    const gatheringId = this.gatheringOf(token);
    await this.limits.count('ask-to-come', input.email, { most: 4, minutes: 60 });
    await this.limits.count('ask-to-come-from', from, { most: 100, minutes: 60 });
    await this.limits.count('ask-to-come-at', gatheringId, { most: 300, minutes: 60 });
    const { open, over } = await this.facts(work, gatheringId);
    if (over) throw problem(409, 'gathering-over', 'Ce rendez-vous est passé : on ne s’y inscrit plus.');
    if (!open) throw problem(409, 'requests-closed', 'Les demandes sont closes pour ce rendez-vous. La personne qui vous en a parlé peut vous en dire plus.');
    await this.post(work, gatheringId, { ...input, organisation: input.organisation || null, word: input.word || null, replacesId: null });
  }

  /** Whoever is named in somebody's place is written to at once, and says themselves whether they come. */
  async proposeReplacement(work: Work, gatheringId: string, named: { registrationId: string; name: string; email: string }): Promise<void> {
    await this.limits.count('replacement', named.registrationId, { most: 5, minutes: 60 });
    const [givenName = '', ...rest] = named.name.split(/\s+/);
    const familyName = rest.join(' ') || givenName;
    await this.post(work, gatheringId, {
      ...{ email: named.email, givenName: givenName.slice(0, 80), familyName: familyName.slice(0, 80) },
      ...{ organisation: null, word: null, replacesId: named.registrationId },
    });
  }

  /** One's own request, from the e-mail that it caused. */
  async own(work: Work, requestId: string): Promise<OwnRequestView> {
    const row = await work.row<{ state: OwnRequestView['state']; gatheringId: string; replaces: boolean }>(
      'SELECT state, gathering_id AS "gatheringId", replaces_id IS NOT NULL AS replaces FROM coming_request WHERE id = $1',
      [requestId],
    );
    if (!row) throw notFound();
    const { open: _, ...gathering } = await this.facts(work, row.gatheringId);
    const [letter] = row.replaces ? await work.rows<{ name: string }>('SELECT access.replaced_name($1) AS name', [requestId]) : [];
    return { state: row.state, replacedName: letter?.name ?? null, gathering };
  }

  /** Yes or no, by the person themselves; may change until staff decided. */
  async answer(work: Work, requestId: string, comes: boolean): Promise<void> {
    const row = await work.row<{ state: string; gatheringId: string; cohortId: string; personId: string }>(
      'SELECT state, gathering_id AS "gatheringId", cohort_id AS "cohortId", person_id AS "personId" FROM coming_request WHERE id = $1 FOR UPDATE',
      [requestId],
    );
    if (!row) throw notFound();
    if (row.personId !== work.personId) throw problem(403, 'not-own-request', 'Seule la personne peut dire elle-même qu’elle vient : son e-mail le lui propose.');
    if (row.state === 'accepted' || row.state === 'declined') throw problem(409, 'request-decided', 'L’équipe a déjà répondu à votre demande : son e-mail vous le dit.');
    if ((await this.facts(work, row.gatheringId)).over) throw problem(409, 'gathering-over', 'Ce rendez-vous est passé : on ne s’y inscrit plus.');
    const state = comes ? 'confirmed' : 'refused';
    if (row.state === state) return;
    await work.rows(`UPDATE coming_request SET state = $2, confirmed_at = CASE WHEN $2 = 'confirmed' THEN now() END, updated_at = now() WHERE id = $1`, [requestId, state]);
    await work.audit(comes ? 'confirm' : 'withdraw', 'coming_request', requestId, row.cohortId);
  }

  private gatheringOf(token: string): string {
    const id = this.door.gatheringOf(token);
    if (!id) throw unknown();
    return id;
  }

  private async facts(work: Work, gatheringId: string): Promise<DoorView> {
    const row = await work.row<{ told: DoorView | null }>('SELECT access.gathering_door($1, $2) AS told', [this.keyring.proof('gathering_door', gatheringId), gatheringId]);
    if (!row?.told) throw unknown();
    return row.told;
  }

  private async post(work: Work, gatheringId: string, asked: Asked): Promise<void> {
    const linkId = randomUUID();
    const told = { id: randomUUID(), linkId, hash: tokenHash(this.keyring.token('personal', linkId)).toString('hex'), ...asked };
    const [{ text } = { text: '' }] = await work.rows<{ text: string }>('SELECT $1::jsonb::text AS text', [JSON.stringify(told)]);
    await work.rows('SELECT access.ask_to_come($1, $2, $3::jsonb)', [this.keyring.proof('ask_to_come', gatheringId, text), gatheringId, text]);
    work.afterCommit(() => this.jobs.wake('mail'));
  }
}
