import { read, utils, type CellObject } from '@e965/xlsx';
import { openApi } from './platform/http/open-api';
import { SHEET_EXTENSION } from './platform/sheets/sheet';
import type { Answer, Caller } from './platform/testing/caller';
import { useApp } from './platform/testing/use-app';
import { makeWorld, pathIn, type World } from './platform/testing/world';

/** A workbook read back by another hand: its rows as text, headings first. */
function rowsOf({ bytes }: Answer): string[][] {
  const book = read(bytes, { dense: false, cellDates: false });
  const tab = book.Sheets[book.SheetNames[0] as string] as object;
  return utils.sheet_to_json<string[]>(tab as never, { header: 1, raw: false, defval: '' }).map((row) => row.map(String));
}

const cellsOf = ({ bytes }: Answer) => {
  const book = read(bytes, { cellNF: true, cellStyles: true });
  return book.Sheets[book.SheetNames[0] as string] as Record<string, CellObject>;
};

/** A file of semicolons read back, quotes undone. */
function linesOf({ body }: Answer<string>): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of body.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n|$)/g)) {
    if (plain === '' && quoted === undefined && end === '') continue;
    lines.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

describe('a list as a file', () => {
  const app = useApp();
  let world: World;
  let manager: Caller;
  let lists: string[];

  beforeAll(async () => {
    world = await makeWorld(app, 'OWN');
    manager = await app.as('cohort_manager', { cohortId: world.ids['cohortId'] });
    lists = Object.entries(openApi(app.nest).paths)
      .filter(([, { get }]) => get && SHEET_EXTENSION in get)
      .map(([path]) => pathIn(world, path.slice('/api'.length).replaceAll(/\{(\w+)\}/g, ':$1')));
  });

  it('exists for every list, under the same right, as a workbook and as semicolons that say the same', async () => {
    expect(lists.length).toBeGreaterThanOrEqual(20);
    const admin = await app.as('network_admin');
    for (const path of lists) {
      const seen = await manager.get(path);
      const reader = seen.status === 200 ? manager : admin;
      const [xlsx, csv] = [await reader.get(`${path}?format=xlsx`), await reader.get(`${path}?format=csv`)];
      expect([path, xlsx.status, csv.status]).toEqual([path, 200, 200]);
      expect(String(xlsx.headers['content-disposition'])).toMatch(new RegExp(`^attachment; filename="[a-z0-9-]+-${app.today}\\.xlsx"$`));
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      expect(linesOf(csv)[0]).toEqual(rowsOf(xlsx)[0]);
      // The journal holds one line more: the export itself.
      expect([path, linesOf(csv).length]).toEqual([path, rowsOf(xlsx).length + (path === '/audit' ? 1 : 0)]);
      expect((await app.nobody.get(`${path}?format=csv`)).status).toBe(401);
      expect((await reader.get(`${path}?format=pdf`)).status).toBe(400);
    }
    const stranger = await app.as('observer', { cohortId: await app.make.cohort() });
    for (const path of lists) expect([path, (await stranger.get(`${path}?format=xlsx`)).status]).toEqual([path, (await stranger.get(path)).status]);
  }, 120_000);

  it('has no column for what its reader may not read, which would say that nobody has any', async () => {
    const observer = await app.as('observer', { cohortId: world.ids['cohortId'] });
    const heads = async (reader: Caller, path: string) => linesOf(await reader.get(`${path}?format=csv`))[0] ?? [];
    for (const [path, ...apart] of [['/people', 'E-mail', 'Téléphone'], [`/cohorts/${world.ids['cohortId']}/recruiting`, 'Prochain geste', 'Avant le', 'Qui']] as const) {
      const [staff, funder] = [await heads(manager, path), await heads(observer, path)];
      expect(staff.filter((head) => !funder.includes(head))).toEqual(apart);
    }
  });

  it('holds the same people in the same order as the list, filtered alike, page after page, and is written in the audit', async () => {
    for (let number = 0; number < 120; number += 1) await app.make.person({ givenName: 'Zoé', familyName: `Filtrée ${String((number * 37) % 120).padStart(3, '0')}` });
    const shown: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await manager.get(`/people?search=filtree&limit=20${after && `&after=${after}`}`);
      shown.push(...body.items.map(({ familyName }: { familyName: string }) => familyName));
      if (!(after = body.next)) break;
    }
    const file = rowsOf(await manager.get('/people?search=filtree&format=xlsx&limit=3'));
    expect(file.slice(1).map(([familyName]) => familyName)).toEqual(shown);
    expect(shown).toHaveLength(120);
    const [entry] = await app.rows(`SELECT act, object FROM audit_entry WHERE person_id = $1 ORDER BY id DESC LIMIT 1`, [manager.personId]);
    expect(entry).toEqual({ act: 'export', object: 'person' });
  });

  it('goes on until the last page', async () => {
    const cohortId = await app.make.cohort();
    const staff = await app.as('cohort_manager', { cohortId });
    for (let day = 1; day <= 57; day += 1) await app.make.gathering(cohortId, { title: `Rendez-vous ${day}`, held_on: new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10) });
    const titles = rowsOf(await staff.get(`/cohorts/${cohortId}/gatherings?format=xlsx`)).slice(1).map(([title]) => title);
    expect(titles).toEqual(Array.from({ length: 57 }, (_, at) => `Rendez-vous ${at + 1}`));
  });

  it('holds every support, where the screen shows the last two hundred', async () => {
    const cohortId = await app.make.cohort();
    const gatheringId = await app.make.gathering(cohortId);
    const staff = await app.as('cohort_manager', { cohortId });
    await app.rows(`INSERT INTO resource (cohort_id, gathering_id, kind, title, url) SELECT $1, $2, 'slides', 'Support ' || i, 'https://exemple.org/' || i FROM generate_series(1, 205) i`, [cohortId, gatheringId]);
    expect((await staff.get(`/cohorts/${cohortId}/resources`)).body.items).toHaveLength(200);
    expect(rowsOf(await staff.get(`/cohorts/${cohortId}/resources?format=xlsx`))).toHaveLength(206);
  });

  it('lets no formula through, and leaves telephone numbers, codes, days and numbers what they are', async () => {
    const { cohortId } = await app.make.participation();
    const staff = await app.as('cohort_manager', { cohortId });
    const person = await app.make.person({ givenName: '=HYPERLINK("http://x.example";"clic")', familyName: 'Formule @SUM(1)', email: 'formule@example.org' });
    await app.rows(`UPDATE person_contact SET telephone = '+33 6 39 98 00 01' WHERE person_id = $1`, [person]);
    // What would break a line of a letter is gone before it is kept; what would begin a formula is not.
    await app.rows(`UPDATE person SET role_title = E'\\t-2+3;"deux"\\nlignes' WHERE id = $1`, [person]);
    const cells = cellsOf(await staff.get('/people?search=formule&format=xlsx'));
    expect(Object.values(cells).filter((cell) => cell?.f)).toEqual([]);
    expect(cells['B2']).toMatchObject({ t: 's', v: '=HYPERLINK("http://x.example";"clic")' });
    expect(cells['F2']).toMatchObject({ t: 's', v: '+33 6 39 98 00 01' });
    const [, line] = linesOf(await staff.get('/people?search=formule&format=csv'));
    expect(line).toEqual(['Formule @SUM(1)', `'=HYPERLINK("http://x.example";"clic")`, `'-2+3;"deux" lignes`, '', 'formule@example.org', `'+33 6 39 98 00 01`]);

    await app.make.gathering(cohortId, { title: '-1 jour', held_on: '2025-01-21', number: 3 });
    const gatherings = `/cohorts/${cohortId}/gatherings`;
    const tab = cellsOf(await staff.get(`${gatherings}?format=xlsx`));
    expect(tab['A2']).toMatchObject({ t: 's', v: '-1 jour' });
    expect(tab['C2']).toMatchObject({ t: 'n', v: 3 });
    expect(tab['D2']).toMatchObject({ t: 'n', v: 45678, z: 'm/d/yy' });
    expect(linesOf(await staff.get(`${gatherings}?format=csv`))[1]?.slice(0, 4)).toEqual([`'-1 jour`, 'Journée commune', '3', '21/01/2025']);
  });

  it('gives an observer no address and no number, in any file', async () => {
    const observer = await app.as('observer', { cohortId: world.ids['cohortId'] });
    // Their own address is no secret to them.
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [observer.personId]);
    let read = 0;
    for (const path of lists) {
      const answers = [await observer.get(`${path}?format=csv`), await observer.get(`${path}?format=xlsx`)];
      if (answers[0]?.status !== 200) continue;
      read += 1;
      const text = [answers[0].body, ...rowsOf(answers[1] as Answer).flat()].join(' ');
      expect([path, /[\w.]+@[\w.]+|06 39/.exec(text)?.[0]]).toEqual([path, undefined]);
    }
    expect(read).toBeGreaterThan(5);
  });

  it('keeps the rows and the order of a page that filters by itself', async () => {
    const { cohortId } = await app.make.participation();
    const staff = await app.as('cohort_manager', { cohortId });
    for (const name of ['Un', 'Deux', 'Trois']) {
      const made = await app.make.participation({ cohort_id: cohortId, territory_id: await app.make.territory({ name: `Lieu ${name}` }) });
      await app.make.row('participation_stage', { cohort_id: cohortId, participation_id: made.id, stage: 'met', reached_on: '2024-04-01' });
    }
    const { leads } = (await staff.get(`/cohorts/${cohortId}/recruiting`)).body as { leads: { participationId: string; name: string }[] };
    const wished = ['Lieu Trois', 'Lieu Un'].map((name) => leads.find((lead) => lead.name === name)?.participationId.slice(0, 8));
    const file = await staff.get(`/cohorts/${cohortId}/recruiting?format=xlsx&keep=${wished.join(',')}`);
    expect(rowsOf(file).slice(1).map(([name]) => name)).toEqual(['Lieu Trois', 'Lieu Un']);
  });

  it('says who answered and who was there, one column a half-day', async () => {
    const rows = rowsOf(await manager.get(`/gatherings/${world.ids['gatheringId']}?format=xlsx`));
    expect(rows[0]?.at(-1)).toBe('Présence 03/06/2030 matin');
    expect(rows[1]).toEqual(expect.arrayContaining(['OWN family', 'Élu·e', 'Se fait remplacer', 'OWN replacement', 'oui']));
    const delegate = await app.as('delegate', { participationId: world.ids['participationId'] });
    expect(rowsOf(await delegate.get(`/gatherings/${world.ids['gatheringId']}?format=xlsx`))[0]).not.toContain('Présence 03/06/2030 matin');
  });
});
