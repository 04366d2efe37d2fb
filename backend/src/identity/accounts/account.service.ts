import { Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { SignInService } from '../sign-in.service';
import type { AccountInput } from './account.contract';

const own = () => problem(422, 'own-account', 'Quelqu’un d’autre doit le faire pour votre propre accès.');

/** Opens, closes and repairs the ways in of other people. */
@Injectable()
export class AccountService {
  constructor(
    private readonly signIns: SignInService,
    private readonly keyring: Keyring,
  ) {}

  /** Gives somebody an account and sends the invitation; somebody new enters the directory at the same time. */
  async invite(work: Work, input: AccountInput): Promise<{ id: string }> {
    const personId = 'personId' in input ? input.personId : await this.meet(work, input);
    await this.demandAddress(work, personId);
    await work.rows('INSERT INTO account (person_id) VALUES ($1)', [personId]);
    await this.signIns.postLink(work, personId, 'invitation');
    await work.audit('create', 'account', personId, null, personId);
    return { id: personId };
  }

  /** Sends the invitation once more. */
  async inviteAgain(work: Work, personId: string): Promise<void> {
    await this.demandAddress(work, personId);
    const open = await work.row('SELECT 1 FROM account WHERE person_id = $1 AND closed_at IS NULL', [personId]);
    if (!open) throw notFound();
    await this.signIns.postLink(work, personId, 'invitation');
    await work.audit('invite', 'account', personId, null, personId);
  }

  /** A closed account signs nobody in: its sessions and links end at once, and stay ended when it opens again. */
  async close(work: Work, personId: string, closed: boolean): Promise<void> {
    if (personId === work.personId) throw own();
    const changed = await work.row(
      `UPDATE account SET closed_at = CASE WHEN $2 THEN coalesce(closed_at, now()) END, updated_at = now() WHERE person_id = $1 RETURNING person_id`,
      [personId, closed],
    );
    if (!changed) throw notFound();
    await work.audit(closed ? 'close' : 'reopen', 'account', personId, null, personId);
  }

  /** For somebody who lost their device and their recovery codes; they will enrol again. */
  async resetSecondFactor(work: Work, personId: string): Promise<void> {
    if (personId === work.personId) throw own();
    const reset = await work.row<{ done: boolean }>('SELECT access.reset_second_factor($1, $2) AS done', [
      this.keyring.proof('reset_second_factor', personId),
      personId,
    ]);
    if (!reset?.done) throw notFound();
    await work.audit('reset second factor', 'account', personId, null, personId);
  }

  private async meet(work: Work, { givenName, familyName, email }: Exclude<AccountInput, { personId: string }>): Promise<string> {
    const person = await work.row<{ id: string }>('INSERT INTO person (given_name, family_name) VALUES ($1, $2) RETURNING id', [givenName, familyName]);
    if (!person) throw notFound();
    await work.rows('INSERT INTO person_contact (person_id, email) VALUES ($1, $2)', [person.id, email]);
    await work.audit('create', 'person', person.id);
    return person.id;
  }

  private async demandAddress(work: Work, personId: string): Promise<void> {
    const person = await work.row<{ email: string | null }>(
      'SELECT c.email FROM person p LEFT JOIN person_contact c ON c.person_id = p.id WHERE p.id = $1',
      [personId],
    );
    if (!person) throw notFound();
    if (!person.email) throw problem(422, 'no-address', 'Cette personne n’a pas d’adresse e-mail. Ajoutez-la d’abord dans l’annuaire.');
  }
}
