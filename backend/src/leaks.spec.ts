import fc from 'fast-check';
import type { Actor } from './platform/auth/actor';
import { networkId, reach } from './platform/auth/actor';
import type { HatName } from './platform/auth/right';
import { DeclaredRoutes } from './platform/http/declared-routes';
import { openApi } from './platform/http/open-api';
import { SHEET_EXTENSION } from './platform/sheets/sheet';
import type { Caller } from './platform/testing/caller';
import { fromSchema, type Schema, type Schemas } from './platform/testing/from-schema';
import { type TestApp, useApp } from './platform/testing/use-app';
import { makeWorld, pathIn, type World } from './platform/testing/world';
import { rights } from './rights';

const hats: HatName[] = ['network_admin', 'cohort_manager', 'pivot_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'];

/** Every word that a world writes, and the objects (any of them) whose reading lets it be seen. */
const words: Record<string, string[]> = {
  belonging: ['territory_membership'], season: ['busy_period'], orientation: ['institution_item'],
  territory: ['territory'], cohort: ['cohort'], region: ['cohort'], executive: ['participation'], organisation: ['organisation'],
  given: ['person', 'cohort_people', 'team_people'], family: ['person', 'cohort_people', 'team_people'], role: ['delegate'], group: ['delegate'], offer: ['seat_offer'], carried: ['handover'], next: ['participation_stage'],
  presented: ['presentation'], aim: ['programme_target'], explanation: ['programme_target'], source: ['programme_target'],
  gathering: ['gathering'], place: ['gathering'], purpose: ['gathering'], replacement: ['registration', 'certificate'], correction: ['attendance'], signature: ['attendance_signature'], scan: ['attendance_signature'], slides: ['resource'],
  sequence: ['gathering_sequence'], speaker: ['gathering_sequence'], task: ['gathering_task'], working: ['working_group'],
  essential: ['resource'], asked: ['feedback_form', 'feedback', 'feedback_answer'], retained: ['feedback'],
  notes: ['interview'], interviewee: ['interview'], theme: ['theme'], finding: ['finding', 'shared_finding'],
  project: ['pilot_project'], summary: ['pilot_project'], reason: ['project_answer'], note: ['project_note'], questions: ['project_note'], done: ['support_day'],
  news: ['news'], effect: ['effect'], label: ['effect'], limitation: ['limitation'], viewpoint: ['viewpoint'], said: ['viewpoint'], page: ['territory_page'],
  statement: ['confirmation'], message: ['outsider_page'], contact: ['outsider_page'],
  packed: ['proof_pack'], agreed: ['funding_agreement'], clause: ['funding_agreement'], signatory: ['certificate_signatory', 'certificate'],
  list: ['import_batch'], heading: ['import_batch'], cell: ['import_batch'],
  title: ['person', 'cohort_people', 'team_people'], subject: ['call_agreement', 'gathering_sending'], trainer: ['ally_training'], asking: ['availability_request'], available: ['availability_answer'],
  kind: ['outbox_message'], data: ['outbox_message'], device: ['sign_in'],
  view: ['saved_view'],
  letter: ['gathering_sending'], why: ['gathering_sending'], diet: ['registration_need'], access: ['registration_need'], travel: ['registration_need'], word: ['coming_request'], from: ['coming_request'],
  number: ['newsletter', 'quote_rereading'], section: ['newsletter', 'quote_rereading'], piece: ['newsletter', 'newsletter_piece', 'quote_rereading'], pictured: ['newsletter', 'newsletter_piece', 'newsletter_issue', 'quote_rereading'], issue: ['newsletter_issue'],
  whispered: ['peer_card'], paperboard: ['peer_card'], spoken: ['peer_card', 'shared_peer_card'],
  attendee: ['video_import'], file: ['video_import'], remembered: ['video_import'],
  words: ['data_request'], asker: ['question'], question: ['question'],
};

interface Stage {
  worlds: World[];
  callers: { name: string; caller: Caller; actor: Actor }[];
}

/** OWN is where the hats are worn, SIBLING another territory of the same cohort, OTHER another cohort. */
async function setStage(app: TestApp): Promise<Stage> {
  const own = await makeWorld(app, 'OWN');
  const sibling = await makeWorld(app, 'SIBLING', own.ids['cohortId']);
  const other = await makeWorld(app, 'OTHER');
  const callers: Stage['callers'] = [];
  const enlist = async (name: string, caller: Caller) => {
    const [row] = await app.rows<{ actor: Actor }>('SELECT actor FROM access.enter($1)', [caller.token]);
    callers.push({ name, caller, actor: row?.actor as Actor });
  };
  for (const hat of hats) {
    const scope = ['cohort_manager', 'pivot_ally', 'evaluator', 'storyteller', 'observer'].includes(hat) ? { cohortId: own.ids['cohortId'] } : { diagnosticId: own.ids['diagnosticId'] };
    await enlist(hat, await app.as(hat, hat === 'network_admin' ? {} : scope));
  }
  await enlist('no hat', await app.as('person'));
  for (const purpose of ['answer_invitation', 'write_news', 'tell_effect', 'write_viewpoint', 'confirm_statement', 'own_cohort_page', 'reread_quote', 'peer_exchange']) {
    const { cohortId, participationId, registrationId, gatheringId, letterId, rereadingId, peerBoardId, personId } = own.ids as Record<'cohortId' | 'participationId' | 'registrationId' | 'gatheringId' | 'letterId' | 'rereadingId' | 'peerBoardId' | 'personId', string>;
    const recordIds = { confirm_statement: [letterId], reread_quote: [rereadingId], peer_exchange: [peerBoardId, gatheringId, registrationId] }[purpose] ?? [registrationId, gatheringId];
    await enlist(`link:${purpose}`, await app.link(purpose, { personId, cohortId, participationId, recordIds }));
  }
  return { worlds: [own, sibling, other], callers };
}

/** Asks every reading route, as everybody, in every world; returns what was seen without a right to it, and how much was seen rightly. */
async function readEverything(app: TestApp, { worlds, callers }: Stage): Promise<{ leaks: string[]; seen: number }> {
  const leaks = new Set<string>();
  let seen = 0;
  // A calendar's address is its key: whoever holds it reads it, and its own spec says what it shows.
  const routes = app.nest.get(DeclaredRoutes).list().filter(({ method, path, declaration }) => method === 'GET' && declaration.kind !== 'outside' && !path.includes(':calendarToken'));
  // A list that leaves as a file is read as a file too.
  const files = Object.entries(openApi(app.nest).paths).filter(([, { get }]) => get && SHEET_EXTENSION in get).map(([path]) => path.slice('/api'.length).replaceAll(/\{(\w+)\}/g, ':$1'));
  const searches = routes.filter(({ path }) => path === '/search').flatMap((route) => worlds.map(({ mark }) => ({ ...route, path: `/search?q=${mark}&limit=50` })));
  for (const route of [...routes, ...searches, ...routes.filter(({ path }) => files.includes(path)).map((route) => ({ ...route, path: `${route.path}?format=csv` }))]) {
    for (const world of worlds) {
      const readers = callers.filter(({ name }) => !route.path.endsWith('?format=csv') || ['observer', 'delegate', 'no hat'].includes(name));
      // A file is made of the list's own answer: those who see least are enough to prove it.
      const answers = await Promise.all(readers.map(async (reader) => ({ ...reader, answer: await reader.caller.get(pathIn(world, route.path)) })));
      for (const { name, actor, answer } of answers) {
        const text = JSON.stringify(answer.body);
        for (const [, mark, word] of text.matchAll(/\b(OWN|SIBLING|OTHER) (\w+)/g)) {
          const home = worlds.find((candidate) => candidate.mark === mark) as World;
          if (mayRead(actor, word as string, home)) seen += 1;
          else leaks.add(`${name} reads « ${mark} ${word} » at GET ${route.path} of ${world.mark}`);
        }
        for (const [, mark] of text.matchAll(/\b(own|sibling|other)@example\.org/g)) {
          const home = worlds.find((candidate) => candidate.mark.toLowerCase() === mark) as World;
          if (!mayReadObject(actor, 'person_contact', home)) leaks.add(`${name} reads the address of ${mark} at GET ${route.path} of ${world.mark}`);
        }
      }
    }
  }
  return { leaks: [...leaks], seen };
}

function mayRead(actor: Actor, word: string, home: World): boolean {
  const objects = words[word];
  if (!objects) throw new Error(`« ${word} » is written by the test world and known to no object: add it to the words of this spec.`);
  return objects.some((object) => mayReadObject(actor, object, home));
}

const mayReadObject = (actor: Actor, object: string, home: World) => reach(rights, actor, object, 'read').some((id) => id === networkId || Object.values(home.ids).includes(id));

/** Calls every writing route on OTHER's records, with bodies that the contracts accept, as everybody whose hat lies in OWN; returns the tables that changed. */
async function writeEverything(app: TestApp, { worlds, callers }: Stage): Promise<{ changed: string[]; tried: number }> {
  const [, , other] = worlds as [World, World, World];
  const document = openApi(app.nest);
  const schemas = document.components?.schemas as Schemas;
  const ids = Object.values(other.ids);
  const before = await digestOf(app, other);
  let tried = 0;
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>)) {
      if (method === 'get') continue;
      const schema = operation.requestBody?.content['application/json']?.schema;
      const bodies = schema ? fc.sample(fromSchema(schema, schemas, ids), { numRuns: 2, seed: 7 }) : [undefined];
      // Open to anybody, and slow on purpose: once is enough.
      const intruders = callers.filter(({ name }) => name !== 'network_admin' && (name === 'no hat' || !/^\/api\/(auth\/|own-data\/link)/.test(path)));
      await Promise.all(intruders.map(async ({ caller }) => {
        if (operation.requestBody?.content['application/octet-stream']) {
          await caller.upload(`${pathIn(other, path.slice('/api'.length).replaceAll(/\{(\w+)\}/g, ':$1'))}?name=intrus.pdf&kind=slides`, Buffer.from('%PDF-1.7\n%%EOF\n'));
          tried += 1;
        }
        for (const body of bodies) {
          await caller.call(method.toUpperCase() as 'POST', pathIn(other, path.slice('/api'.length).replaceAll(/\{(\w+)\}/g, ':$1')), body, { 'if-match': '"1"' });
          tried += 1;
        }
      }));
    }
  }
  const after = await digestOf(app, other);
  return { changed: Object.keys(before).filter((table) => before[table] !== after[table]), tried };
}

/** A digest, table by table, of what lies in a world's cohort; but for whose address changed, which the directory, the network's own, notes on boards. */
async function digestOf(app: TestApp, { ids }: World): Promise<Record<string, string>> {
  const tables = await app.rows<{ name: string }>(`SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'cohort_id' AND table_name NOT IN ('audit_entry')`);
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await app.rows<{ digest: string }>(`SELECT count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(t) - 'moved_ids')::text, 0)), 0) AS digest FROM ${name} t WHERE cohort_id = $1`, [ids['cohortId']]);
    digests[name] = row?.digest ?? '';
  }
  return digests;
}

describe('row security alone, with the guards off', () => {
  const app = useApp({ guards: false });

  it('lets nobody read or change what the table of rights does not give', async () => {
    const stage = await setStage(app);
    const { leaks, seen } = await readEverything(app, stage);
    expect(leaks).toEqual([]);
    expect(seen).toBeGreaterThan(50);
    const { changed, tried } = await writeEverything(app, stage);
    expect(changed).toEqual([]);
    expect(tried).toBeGreaterThan(20);
  }, 400_000);
});

describe('guards alone, with row security off', () => {
  const app = useApp();

  it('let nobody read or change what the table of rights does not give', async () => {
    const stage = await setStage(app);
    const tables = await app.rows<{ name: string }>(`SELECT table_name AS name FROM access.protected`);
    for (const { name } of tables) await app.rows(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
    const { leaks, seen } = await readEverything(app, stage);
    expect(leaks).toEqual([]);
    expect(seen).toBeGreaterThan(50);
    const { changed, tried } = await writeEverything(app, stage);
    expect(changed).toEqual([]);
    expect(tried).toBeGreaterThan(20);
  }, 400_000);
});
