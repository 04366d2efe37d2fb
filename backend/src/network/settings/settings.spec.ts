import { useApp } from '../../platform/testing/use-app';

describe('the settings of the network', () => {
  const app = useApp();
  const settings = { name: 'Réseau d’essai', timeZone: 'Indian/Reunion', quoteThreshold: 7, mailsPerMinute: 60 };

  it('are changed by an administrator, read by everybody signed in, and kept in the audit', async () => {
    const [admin, person] = [await app.as('network_admin'), await app.as('person')];
    expect((await admin.put('/network', settings)).status).toBe(204);
    expect((await person.get('/network')).body).toEqual({ ...settings, demo: false, mayChange: false });
    expect((await admin.get('/network')).body.mayChange).toBe(true);
    expect(await app.rows(`SELECT act FROM audit_entry WHERE object = 'network'`)).toEqual([{ act: 'update' }]);
  });

  it('decide which day it is', async () => {
    const admin = await app.as('network_admin');
    await admin.put('/network', { ...settings, timeZone: 'Pacific/Kiritimati' });
    const [east] = await app.rows<{ day: string }>('SELECT access.today()::text AS day');
    expect(east?.day).toBe(new Date().toLocaleDateString('sv', { timeZone: 'Pacific/Kiritimati' }));
  });

  it('are refused when they make no sense, and to everybody else', async () => {
    const [admin, manager] = [await app.as('network_admin'), await app.as('cohort_manager', { cohortId: await app.make.cohort() })];
    expect(await admin.put('/network', { ...settings, timeZone: 'Mars/Olympus' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/timeZone' }] } });
    expect(await admin.put('/network', { ...settings, quoteThreshold: 1 })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/quoteThreshold' }] } });
    expect(await admin.put('/network', { ...settings, mailsPerMinute: 0 })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/mailsPerMinute' }] } });
    expect((await manager.put('/network', settings)).status).toBe(403);
  });
});
