import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import type { Act } from '../../platform/auth/right';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { ContactInput, NewPerson, PersonInput } from './person.contract';
import { Person } from './person.entity';
import { PersonPageQuery } from './person-page.query';
import { PersonQuery } from './person.query';

/** People of the network and how to reach them. */
@Injectable()
export class PersonService {
  constructor(
    private readonly people: PersonQuery,
    private readonly pages: PersonPageQuery,
  ) {}

  /** One person's page; an id that was merged answers with the record that stays, under the caller's rights on that one. */
  async read(work: Work, asked: string) {
    const person = (await this.people.one(work, asked)) ?? (await this.people.one(work, await this.mergedInto(work, asked)));
    if (!person) throw notFound();
    const { id } = person;
    const at = [id, networkId];
    const may = (object: string, act: Act = 'update') => work.ids(object, act).some((scope) => at.includes(scope));
    const details = await this.pages.details(work, id);
    return {
      ...person,
      ...details,
      callable: id === work.personId ? null : await this.pages.numberOf(work, id),
      mayChange: may('person'),
      mayChangeContact: may('person_contact'),
      mayChangeRoles: may('person_role'),
      mayChangeAgreements: may('call_agreement'),
      mayChangeAlly: may('ally_profile'),
      mayMerge: may('person_merge', 'create') && id !== work.personId,
    };
  }

  private async mergedInto(work: Work, id: string): Promise<string> {
    const row = await work.row<{ id: string }>('SELECT into_person_id AS id FROM merged_record WHERE id = $1 AND into_person_id IS NOT NULL', [id]);
    if (!row) throw notFound();
    return row.id;
  }

  /**
   * The person behind an address if it is known already, else somebody new. Who was known keeps their own name and
   * details: whoever typed the address learns nothing but that the line now points to somebody.
   */
  async knownOrNew(work: Work, input: NewPerson): Promise<string> {
    const known = input.email && (await work.row<{ id: string }>('SELECT person_id AS id FROM person_contact WHERE email = $1::citext AND network_id = $2::uuid', [input.email, networkId]));
    return known ? known.id : (await this.create(work, input)).id;
  }

  /** An address that somebody else has is refused. */
  async create(work: Work, { email, telephone, ...person }: NewPerson): Promise<{ id: string }> {
    const { identifiers } = await work.manager.insert(Person, person);
    const id = identifiers[0]?.['id'] as string;
    if (email || telephone) await work.rows('INSERT INTO person_contact (person_id, email, telephone) VALUES ($1, $2, $3)', [id, email, telephone || null]);
    await work.audit('create', 'person', id);
    return { id };
  }

  async change(work: Work, id: string, input: PersonInput): Promise<void> {
    const { affected } = await work.manager.update(Person, { id }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'person', id);
  }

  /**
   * Everybody changes their own contact; staff change anybody's, except the address of an account: sign-in links go
   * there, so whoever could move it could enter in somebody's place. That is the administrators' and one's own.
   */
  async changeContact(work: Work, id: string, { email, telephone }: ContactInput): Promise<void> {
    if (id !== work.personId && !work.ids('account', 'update').includes(networkId)) await this.refuseMovingAnAccount(work, id, email);
    const values = [id, email, telephone || null];
    const changed = await work.row('UPDATE person_contact SET email = $2, telephone = $3, updated_at = now() WHERE person_id = $1 RETURNING person_id', values);
    if (!changed) await work.rows('INSERT INTO person_contact (person_id, email, telephone) VALUES ($1, $2, $3)', values);
    await work.audit('update', 'person_contact', id);
  }

  private async refuseMovingAnAccount(work: Work, id: string, email: string | null): Promise<void> {
    const moved = await work.row(
      `SELECT 1 FROM account a LEFT JOIN person_contact c USING (person_id)
       WHERE a.person_id = $1 AND a.closed_at IS NULL AND c.email IS DISTINCT FROM $2::citext`,
      [id, email],
    );
    if (moved) throw problem(403, 'account-address', 'Cette personne se connecte avec cette adresse : elle seule, ou l’administration, peut la changer.');
  }
}
