import { useApp } from '../../platform/testing/use-app';

const list = (lines: string[], head = 'Prénom;Nom;E-mail;Structure;Fonction') => Buffer.from([head, ...lines].join('\n'));

describe('an import among other work', () => {
  const app = useApp();

  it('holds no connection of the database while its file is read', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    let read = 0;
    // More files at once than the application has connections.
    const sent = Array.from({ length: 14 }, async (_, index) => {
      const { status } = await manager.upload(`/cohorts/${cohortId}/imports?name=${index}`, list([`Ana;Puig ${index};;;`]));
      read += 1;
      return status;
    });
    // Sent once the files wait for the one that is being read.
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await manager.get(`/cohorts/${cohortId}`)).status).toBe(200);
    // Held, its ten connections would first have to serve the four files that wait for one.
    expect(read).toBeLessThan(5);
    expect(new Set(await Promise.all(sent))).toEqual(new Set([201]));
  });
});
