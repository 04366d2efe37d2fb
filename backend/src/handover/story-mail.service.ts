import { Injectable } from '@nestjs/common';
import { inside } from '../cohorts/delegation/delegate.contract';
import { PersonalLinks } from '../identity/personal-links.service';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import { MailLinks } from '../platform/mail/mail-links';
import type { MailWords } from '../platform/mail/mail-words';
import { MailTemplates } from '../platform/mail/mail-templates';
import { Outbox } from '../platform/mail/outbox';
import type { StoryReaders, StorySent } from './story.contract';

type Reader = StoryReaders['items'][number] & { delegateId: string };
interface About {
  cohortId: string;
  cohortName: string;
  territoryName: string;
  askedBy: string;
}

const halfAYear = 183 * 24 * 3600 * 1000;
const template = 'take-up-the-thread';

/** Sends somebody of the team the page of their territory's story, by a link of their own that lasts as long as they stay, half a year at most. */
@Injectable()
export class StoryMail {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly templates: MailTemplates,
    private readonly addresses: MailLinks,
  ) {}

  /** Today's team and who comes next, the latest arrived first, with the day the page was last sent; and the e-mail as it will leave. */
  async readers(work: Work, participationId: string): Promise<StoryReaders> {
    const items = await this.team(work, participationId);
    const about = await this.about(work, participationId);
    const network = await work.row<{ networkName: string; timeZone: string; wording: MailWords | null }>(
      'SELECT name AS "networkName", time_zone AS "timeZone", access.words_of_letter($1, $2) AS wording FROM network',
      [template, about.cohortId],
    );
    const [givenName = '', ...family] = (items[0]?.name ?? 'Prénom Nom').split(' ');
    const [first = '', ...rest] = about.askedBy.split(' ');
    const letter = this.templates.render(template, {
      ...about,
      networkName: network?.networkName ?? '',
      timeZone: network?.timeZone ?? 'Europe/Paris',
      wording: network?.wording,
      recipient: { givenName, familyName: family.join(' ') },
      replyTo: { givenName: first, familyName: rest.join(' ') },
      link: this.addresses.masked({ linkId: 'masked' }),
    });
    return { items, letter };
  }

  /** A former link of the same person stops: one page, one link. Only people of this territory's teams get one. */
  async send(work: Work, participationId: string, personIds: readonly string[], message: string | null): Promise<StorySent> {
    const team = new Map((await this.team(work, participationId)).map((reader) => [reader.personId, reader]));
    const wanted = [...new Set(personIds)].map((id) => team.get(id));
    if (wanted.includes(undefined)) throw problem(422, 'not-of-this-team', 'Cette personne n’est pas dans l’équipe.', { errors: [{ pointer: '/personIds', detail: 'Choisissez dans la liste.' }] });
    const readers = (wanted as Reader[]).filter(({ hasEmail }) => hasEmail);
    const { cohortId, ...about } = await this.about(work, participationId);
    await work.rows(
      `UPDATE personal_link SET revoked_at = now(), updated_at = now() WHERE participation_id = $1 AND person_id = ANY ($2::uuid[]) AND purpose = 'own_cohort_page' AND revoked_at IS NULL`,
      [participationId, readers.map(({ personId }) => personId)],
    );
    const expiresAt = new Date(Date.now() + halfAYear).toISOString();
    const linkIds = await this.links.open(work, readers.map(({ personId, delegateId }) => ({ purpose: 'own_cohort_page' as const, personId, cohortId, participationId, recordIds: [delegateId], expiresAt })));
    const ids = await this.outbox.post(
      work,
      readers.map(({ personId }, index) => ({
        template,
        sensitivity: 'collective' as const,
        cohortId,
        recipientId: personId,
        recipientKind: `équipe de ${about.territoryName}`,
        linkId: linkIds[index] as string,
        replyToId: work.personId,
        data: { ...about, message: message || null },
      })),
    );
    for (const [index, id] of ids.entries()) await work.audit('send', 'outbox_message', id, cohortId, readers[index]?.personId ?? null);
    return { mailed: readers.length, toCall: (wanted as Reader[]).filter(({ hasEmail }) => !hasEmail).map(({ name }) => name) };
  }

  private team(work: Work, participationId: string): Promise<Reader[]> {
    return work.rows<Reader>(
      `SELECT * FROM (SELECT DISTINCT ON (d.person_id) d.person_id AS "personId", d.id AS "delegateId", p.given_name || ' ' || p.family_name AS name, d.status, d.starts_on AS "startsOn",
           c.email IS NOT NULL AS "hasEmail", (SELECT to_json(max(l.created_at)) #>> '{}' FROM personal_link l WHERE l.participation_id = $1 AND l.person_id = d.person_id AND l.purpose = 'own_cohort_page') AS "sentAt"
         FROM delegate d JOIN person p ON p.id = d.person_id LEFT JOIN person_contact c ON c.person_id = d.person_id
         WHERE d.participation_id = $1 AND (${inside('d', '$2::date')} OR d.starts_on > $2::date)
         ORDER BY d.person_id, d.status, d.starts_on) x ORDER BY "startsOn" DESC, name`,
      [participationId, work.today],
    );
  }

  private async about(work: Work, participationId: string): Promise<About> {
    const about = await work.row<About>(
      `SELECT p.cohort_id AS "cohortId", c.name AS "cohortName", t.name AS "territoryName", me.given_name || ' ' || me.family_name AS "askedBy"
       FROM participation p JOIN cohort c ON c.id = p.cohort_id JOIN territory t ON t.id = p.territory_id JOIN person me ON me.id = $2 WHERE p.id = $1`,
      [participationId, work.personId],
    );
    if (!about) throw notFound();
    return about;
  }
}
