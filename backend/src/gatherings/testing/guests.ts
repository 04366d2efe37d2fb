import type { Caller } from '../../platform/testing/caller';
import type { TestApp } from '../../platform/testing/use-app';
import type { Ground } from './ground';

/** Somebody on the list of a gathering, with the link of their invitation. */
export interface Guest {
  personId: string;
  line: string;
  link: Caller;
  answer: (answer: string, more?: object) => Promise<{ status: number; body: { code?: string } }>;
}

/** So many people on the list of one gathering, each with a link. */
export async function guests(app: TestApp, made: Ground, gatheringId: string, count: number): Promise<Guest[]> {
  const { cohortId, id: participationId } = made.canohes;
  return Promise.all(
    Array.from({ length: count }, async () => {
      const personId = await app.make.person();
      const line = await app.make.row('registration', { cohort_id: cohortId, gathering_id: gatheringId, participation_id: participationId, person_id: personId, category: 'local_agent', invited_at: 'now' });
      const link = await app.link('answer_invitation', { personId, cohortId, participationId, recordIds: [line, gatheringId] });
      return { personId, line, link, answer: (answer: string, more = {}) => link.put(`/gatherings/${gatheringId}/registrations/${line}/answer`, { answer, ...more }) };
    }),
  );
}

/** Their place as their own link tells it. */
export const place = async (guest: Guest, gatheringId: string) => (await guest.link.get(`/gatherings/${gatheringId}/registrations/${guest.line}/place`)).body;

/** The letters that were put in the outbox for somebody, oldest first. */
export const lettersTo = (app: TestApp, personId: string) =>
  app.rows<{ template: string; data: Record<string, unknown>; linkId: string | null }>(`SELECT template, data, link_id AS "linkId" FROM outbox_message WHERE recipient_id = $1 ORDER BY created_at`, [personId]);
