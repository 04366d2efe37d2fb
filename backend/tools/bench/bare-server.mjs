import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../install.mjs';

const require = createRequire(join(root, 'dist/backend/main.js'));
const { Pool, types } = require('pg');
const { seal, unseal, unsealText } = require('./platform/crypto/field-cipher.js');
const { Keyring } = require('./platform/crypto/keyring.js');
const { statements } = await import('./statements.mjs');

/**
 * The thinnest honest server: node:http, pg, prepared statements; the same rows and the same decryption as the product,
 * and nothing else: no sign-in, no rights, no row security, no validation, no audit.
 */
types.setTypeParser(types.builtins.DATE, (value) => value);
types.setTypeParser(types.builtins.INT8, Number);
const pool = new Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 20 });
const keyring = new Keyring({ CORDEE_SECRET: process.env.CORDEE_SECRET });

const rows = async (name, values, client = pool) => (await client.query({ name, text: statements[name], values })).rows;
const unwrap = ({ keyId, cohortId, keyVersion, wrapped }) => unseal(keyring.wrappingKey(keyVersion), { table: 'data_key', column: 'wrapped', recordId: keyId, cohortId }, wrapped);

async function corpus(diagnosticId) {
  const [interviews, passages, cells, themes] = await Promise.all([
    rows('interviews', [diagnosticId]),
    rows('excerpts', [diagnosticId]),
    rows('matrix', [diagnosticId]),
    rows('themes', []),
  ]);
  const keys = new Map(interviews.map((interview) => [interview.id, { key: unwrap(interview), cohortId: interview.cohortId }]));
  return {
    interviews: interviews.map(({ wrapped: _, keyId: __, keyVersion: ___, cohortId: ____, ...clear }) => clear),
    passages: passages.map((row) => {
      const { key, cohortId } = keys.get(row.interviewId);
      return { ...row, passage: unsealText(key, { table: 'excerpt', column: 'passage', recordId: row.id, cohortId }, row.passage) };
    }),
    matrix: { cells, themes },
  };
}

async function addInterview(diagnosticId, { cohortId, participationId, category, heldOn, notes, passages, themeId }) {
  const [id, keyId, key] = [randomUUID(), randomUUID(), randomBytes(32)];
  const place = (table, column, recordId) => ({ table, column, recordId, cohortId });
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await rows('lock', [diagnosticId], client);
    await rows('insertKey', [keyId, cohortId, diagnosticId, keyring.wrappingVersion, seal(keyring.wrappingKey(keyring.wrappingVersion), place('data_key', 'wrapped', keyId), key)], client);
    await rows('insertInterview', [id, cohortId, participationId, diagnosticId, category, heldOn, keyId, seal(key, place('interview', 'notes', id), notes)], client);
    const made = passages.map(([start, end]) => ({ id: randomUUID(), start, end }));
    await rows('insertExcerpts', [
      made.map((one) => one.id), cohortId, diagnosticId, id, themeId, category,
      made.map((one) => seal(key, place('excerpt', 'passage', one.id), notes.slice(one.start, one.end))),
      made.map((one) => seal(key, place('excerpt', 'offsets', one.id), JSON.stringify([one.start, one.end]))),
    ], client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  return { id };
}

const read = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

const server = createServer(async (request, response) => {
  try {
    const [, what, id] = request.url.split('/');
    const answer = what === 'gatherings' ? await rows('gatherings', [id]) : what === 'corpus' ? await corpus(id) : await addInterview(id, await read(request));
    const body = JSON.stringify(answer);
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(Number(process.env.BARE_PORT), '127.0.0.1', () => process.send?.('listening'));
