import { useApp } from '../../platform/testing/use-app';

describe('a saved view', () => {
  const app = useApp();
  const list = async (who: { get: (path: string) => Promise<{ body: { items: { name: string }[] } }> }, path = '') => (await who.get(`/saved-views${path}`)).body.items.map(({ name }) => name);

  it('keeps a list’s address for oneself, and is shared with the staff of one’s own cohorts alone', async () => {
    const [cohortId, elsewhere] = [await app.make.cohort(), await app.make.cohort()];
    const [manager, pivot, observer] = [await app.as('cohort_manager', { cohortId }), await app.as('pivot_ally', { cohortId }), await app.as('observer', { cohortId })];
    const stranger = await app.as('cohort_manager', { cohortId: elsewhere });
    const { id } = (await manager.post('/saved-views', { name: 'Mairies du Gard', address: '/annuaire?recherche=mairie%20gard' })).body;
    expect([await list(manager), await list(pivot), await list(observer)]).toEqual([['Mairies du Gard'], [], []]);

    expect((await manager.put(`/saved-views/${id}`, { name: 'Mairies', cohortId })).status).toBe(204);
    expect([await list(pivot), await list(observer), await list(stranger)]).toEqual([['Mairies'], [], []]);
    expect((await pivot.get('/saved-views')).body.items[0]).toMatchObject({ mine: false, mayDelete: false, address: '/annuaire?recherche=mairie%20gard', cohort: { id: cohortId } });
    expect((await pivot.put(`/saved-views/${id}`, { name: 'À moi' })).status).toBe(403);
    expect((await stranger.put(`/saved-views/${id}`, { name: 'À moi' })).status).toBe(404);
    expect((await pivot.delete(`/saved-views/${id}`)).status).toBe(403);
    expect((await manager.put(`/saved-views/${id}`, { name: 'Mairies', cohortId: elsewhere })).status).toBe(403);
    expect((await observer.post('/saved-views', { name: 'Pour tous', address: '/bilan', cohortId })).status).toBe(403);
    expect((await manager.post('/saved-views', { name: 'mairies', address: '/projets' })).body.code).toBe('view-name-taken');
    expect([await list(pivot, '?path=/annuaire'), await list(pivot, '?path=/projets')]).toEqual([['Mairies'], []]);
    expect((await pivot.get('/search?q=mairies')).body.groups).toContainEqual(expect.objectContaining({ kind: 'view', items: [expect.objectContaining({ opens: '/annuaire?recherche=mairie%20gard' })] }));
    expect((await manager.delete(`/saved-views/${id}`)).status).toBe(204);
    expect(await list(pivot)).toEqual([]);
  });

  it.each([
    'https://ailleurs.example/annuaire', '//ailleurs.example', '/\\ailleurs.example', '/annuaire#x', 'annuaire', 'javascript:alert(1)', '/api/people', '/l', '/api?x=1', '/connexion', '/annuaire?a=<b>', '/annuaire?a=b c', '/annuaire/../api', '/%2F%2Failleurs.example', '/',
  ])('is a route of ours, and « %s » is none, for the contract as for the database', async (address) => {
    const person = await app.as('person');
    expect((await person.post('/saved-views', { name: 'Vue', address })).status).toBe(400);
    await expect(app.rows(`INSERT INTO saved_view (person_id, name, address) VALUES ($1, 'Vue', $2)`, [person.personId, address])).rejects.toMatchObject({ code: '23514' });
  });
});
