import { useApp } from '../../platform/testing/use-app';

const list = (lines: string[], head = 'Prénom;Nom;E-mail;Structure;Fonction') => Buffer.from([head, ...lines].join('\n'));

describe('an import among other work', () => {
  const app = useApp();

  it('holds no connection of the database while its file is read', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    let waiting = 4;
    const sent = Array.from({ length: waiting }, async (_, index) => {
      const { status } = await manager.upload(`/cohorts/${cohortId}/imports?name=${index}`, list([`Ana;Puig ${index};;;`]));
      waiting -= 1;
      return status;
    });
    const held = async () =>
      (await app.rows<{ held: number }>('SELECT count(DISTINCT pid)::int AS held FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()'))[0]?.held;
    const seen: (number | undefined)[] = [];
    // Read one after the other: while some wait, there are moments at which none of them has a transaction open.
    for (await new Promise((resolve) => setTimeout(resolve, 100)); waiting > 1; await new Promise((resolve) => setTimeout(resolve, 10))) seen.push(await held());
    expect(seen).toContain(0);
    expect(new Set(await Promise.all(sent))).toEqual(new Set([201]));
  });
});
