import { cpuSeconds, residentMegabytes } from './cpu.mjs';
import { load, median } from './load.mjs';

const sentence = 'On nous consulte quand le plan est déjà dessiné, et les bénévoles sont les mêmes partout. ';

/** The three calls of both servers: (a) a list of gatherings, (b) a diagnostic's corpus, (c) an interview with five passages. */
function scenarios({ product, bare, subjects }) {
  const notes = sentence.repeat(12);
  const places = [0, 1, 2, 3, 4].map((index) => [index * sentence.length, index * sentence.length + 40]);
  let turn = 0;
  let current;
  const next = () => (current = subjects.diagnostics[(turn += 1) % subjects.diagnostics.length]);
  const interview = { category: 'elected_official', heldOn: '2024-06-12', notes };
  const passages = places.map(([start, end]) => ({ start, end, themeId: subjects.themeId, polarity: 'strength', form: 'verbatim' }));
  const get = { method: 'GET', expect: 200 };
  const post = { method: 'POST', expect: 201 };
  return {
    a: {
      product: { ...get, port: product.port, headers: subjects.manager, path: `/api/cohorts/${subjects.cohortId}/gatherings` },
      bare: { ...get, port: bare.port, path: `/gatherings/${subjects.cohortId}` },
    },
    b: {
      product: { ...get, port: product.port, headers: subjects.ally, path: `/api/diagnostics/${subjects.diagnosticId}/corpus` },
      bare: { ...get, port: bare.port, path: `/corpus/${subjects.diagnosticId}` },
    },
    c: {
      product: { ...post, port: product.port, headers: subjects.ally, path: () => `/api/diagnostics/${next().id}/interviews`, body: { ...interview, interviewees: [], passages } },
      bare: {
        ...post,
        port: bare.port,
        path: () => `/interviews/${next().id}`,
        body: () => ({ ...interview, passages: places, themeId: subjects.themeId, cohortId: subjects.cohortId, participationId: current.participationId }),
      },
    },
  };
}

/** Interleaves product and bare server round by round; medians of the rounds. */
export async function measure({ product, bare, subjects, postmaster, seconds, rounds }) {
  const figures = {};
  for (const [name, pair] of Object.entries(scenarios({ product, bare, subjects }))) {
    const seen = { product: [], bare: [] };
    for (const side of ['product', 'bare']) await load(pair[side], { clients: 4, seconds: 1 });
    for (let round = 0; round < rounds; round += 1) {
      for (const side of round % 2 ? ['bare', 'product'] : ['product', 'bare']) {
        const pid = (side === 'product' ? product : bare).pid;
        const before = cpuSeconds(pid, postmaster);
        const alone = await load(pair[side], { clients: 1, seconds });
        const cpuMs = ((cpuSeconds(pid, postmaster) - before) * 1000) / alone.requests;
        const crowd = await load(pair[side], { clients: 50, seconds });
        seen[side].push({ p50: alone.p50, cpuMs, size: alone.size, perSecond: crowd.perSecond });
      }
    }
    figures[name] = Object.fromEntries(
      ['product', 'bare'].map((side) => [side, Object.fromEntries(['p50', 'cpuMs', 'size', 'perSecond'].map((key) => [key, median(seen[side].map((one) => one[key]))]))]),
    );
  }
  return { ...figures, memory: residentMegabytes(product.pid) };
}
