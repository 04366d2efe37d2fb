import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import type { TestApp } from '../../platform/testing/use-app';

/** A day that is to come for a long while. */
export const later = '2097-06-24';

/** A gathering as staff write it. */
export const webinar = {
  nature: 'webinar',
  format: 'remote',
  title: 'Récits et résilience',
  number: 1,
  heldOn: later,
  fromTime: '14:00',
  toTime: '16:00',
  url: 'https://visio.example.org/1',
};

/** One cohort, two territories and its manager, who plans gatherings and reads them. */
export class Ground {
  private constructor(
    readonly canohes: MadeParticipation,
    readonly vigan: MadeParticipation,
    readonly manager: Caller,
  ) {}

  static async of(app: TestApp): Promise<Ground> {
    const cohortId = await app.make.cohort({ name: 'Occitanie' });
    const canohes = await app.make.participation({ cohort_id: cohortId, territory_id: await app.make.territory({ name: 'Canohès' }) });
    const vigan = await app.make.participation({ cohort_id: cohortId, territory_id: await app.make.territory({ name: 'Le Vigan' }) });
    return new Ground(canohes, vigan, await app.as('cohort_manager', { cohortId }));
  }

  readonly create = async (input: Record<string, unknown> = {}): Promise<string> =>
    (await this.manager.post(`/cohorts/${this.canohes.cohortId}/gatherings`, { ...webinar, alreadyHeld: true, ...input })).body.id;

  readonly read = async (id: string, as = this.manager) => (await as.get(`/gatherings/${id}`)).body;

  /** Somebody's line on the list. */
  readonly lineOf = async (id: string, personId: string) => (await this.read(id)).registrations.find((line: { personId: string }) => line.personId === personId);
}
