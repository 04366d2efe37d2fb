import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import type { Caller } from '../testing/caller';
import { useApp } from '../testing/use-app';
import { FileUpkeep } from './file-upkeep';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n');
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const office = (part: string, more: Record<string, Uint8Array> = {}) => Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), [part]: strToU8('<x/>'), ...more }));
const pptx = office('ppt/presentation.xml');

describe('a stored file', () => {
  const app = useApp();
  let staff: Caller;
  let gatheringId: string;
  let cohortId: string;

  beforeAll(async () => {
    cohortId = await app.make.cohort();
    staff = await app.as('cohort_manager', { cohortId });
    gatheringId = await app.make.row('gathering', { cohort_id: cohortId, nature: 'webinar', format: 'remote', title: 'Récits' });
  });

  const send = (bytes: Buffer, name: string, as = staff) => as.upload(`/gatherings/${gatheringId}/resources/files?kind=slides&name=${encodeURIComponent(name)}`, bytes);
  const onDisk = () => (existsSync(join(app.dataDirectory, 'files')) ? readdirSync(join(app.dataDirectory, 'files'), { recursive: true, withFileTypes: true }) : []).filter((entry) => entry.isFile()).map(({ name }) => name);
  const rows = () => app.rows<{ id: string; sha256: string; bytes: number; mediaType: string; name: string }>('SELECT id, sha256, bytes, media_type AS "mediaType", name FROM stored_file ORDER BY created_at DESC');
  const refuses = async (bytes: Buffer, name: string, status: number, code: string, words: RegExp = /./) => {
    const before = [onDisk(), await rows(), await app.rows('SELECT id FROM resource')];
    const answer = await send(bytes, name);
    expect([name, answer.status, answer.body.code]).toEqual([name, status, code]);
    expect(answer.body.detail).toMatch(words);
    expect(answer.body.errors).toEqual([{ pointer: '/file', detail: answer.body.detail }]);
    expect([onDisk(), await rows(), await app.rows('SELECT id FROM resource')]).toEqual(before);
  };

  it('comes back to the byte, as a download of the type that was checked, in a page that may do nothing', async () => {
    const { status, body } = await send(pdf, '../../Programme d’été "final".pdf');
    expect(status).toBe(201);
    const answer = await staff.get(`/resources/${body.id}/file`);
    expect(answer.bytes).toEqual(pdf);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-length': String(pdf.length), etag: `"${sha(pdf)}"`, 'accept-ranges': 'bytes',
      'content-security-policy': `sandbox; default-src 'none'`, 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store',
      'content-disposition': `attachment; filename="Programme d_ete  final .pdf"; filename*=UTF-8''Programme%20d%E2%80%99%C3%A9t%C3%A9%20%20final%20.pdf`,
    });
    expect(await rows()).toMatchObject([{ sha256: sha(pdf), bytes: pdf.length, name: 'Programme d’été  final .pdf' }]);
    expect((await staff.get(`/gatherings/${gatheringId}`)).body.resources[0]).toMatchObject({ url: null, file: { name: 'Programme d’été  final .pdf', bytes: pdf.length, mediaType: 'application/pdf' } });
  });

  it('is sent in parts, and not at all to whoever has it', async () => {
    const path = `/resources/${(await send(pdf, 'parts.pdf')).body.id}/file`;
    const part = await staff.get(path, { range: 'bytes=5-8', 'accept-encoding': 'gzip' });
    expect([part.status, part.bytes.toString(), part.headers['content-range']]).toEqual([206, '1.7\n', `bytes 5-8/${pdf.length}`]);
    expect((await staff.get(path, { range: 'bytes=-6' })).bytes.toString()).toBe('%%EOF\n'.slice(-6));
    expect((await staff.get(path, { range: `bytes=${pdf.length}-` })).status).toBe(416);
    expect((await staff.get(path, { range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200);
    expect((await staff.get(path, { 'if-none-match': `"${sha(pdf)}"` })).status).toBe(304);
  });

  it('is read by whoever may read the row that refers to it, and by nobody else', async () => {
    const path = `/resources/${(await send(pptx, 'diapos.pptx')).body.id}/file`;
    expect((await (await app.as('observer', { cohortId })).get(path)).status).toBe(200);
    expect((await (await app.as('cohort_manager', { cohortId: await app.make.cohort() })).get(path)).status).toBe(404);
    expect((await app.nobody.get(path)).status).toBe(401);
    expect((await send(pdf, 'refused.pdf', await app.as('observer', { cohortId }))).status).toBe(403);
    expect((await app.nobody.get(`/files/${(await rows())[0]?.id}`)).status).toBe(404);
  });

  it('is taken up to 25 MB, and a 26th is refused without a trace', async () => {
    const big = (megabytes: number) => Buffer.concat([pdf, Buffer.alloc(megabytes * 1_048_576 - pdf.length - 8, 'x'), Buffer.from('\n%%EOF\n\n')]);
    expect((await send(big(20), 'vingt.pdf')).status).toBe(201);
    await refuses(big(26), 'vingt-six.pdf', 413, 'too-large', /25 Mo/);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'vide.pdf', 422, 'empty-file', /vide/],
    ['a page that calls itself a PDF', Buffer.from('<html><script>alert(1)</script>%PDF-1.7 %%EOF'), 'page.pdf', 422, 'not-what-it-says', /«\u00a0page\.pdf\u00a0» n’est pas un PDF/],
    ['a PDF cut short', pdf.subarray(0, 30), 'coupe.pdf', 422, 'not-what-it-says', /abîmé/],
    ['a PDF that calls itself slides', pdf, 'diapos.pptx', 422, 'not-what-it-says', /n’est pas une présentation PowerPoint.*c’est un PDF/],
    ['a document that calls itself slides', office('word/document.xml'), 'diapos.pptx', 422, 'not-what-it-says', /PowerPoint/],
    ['a program', Buffer.from('MZ…'), 'outil.exe', 415, 'type-not-accepted', /Ce type de fichier/],
    ['a film', Buffer.from('\0\0\0\x18ftypmp42'), 'film.mp4', 415, 'type-not-accepted', /Envoyez un PDF/],
    ['a page', Buffer.from('<html>'), 'page.html', 415, 'type-not-accepted', /./],
    ['a document with macros', office('word/document.xml', { 'word/vbaProject.bin': strToU8('x') }), 'lettre.docx', 422, 'macros', /macros/],
    ['a zip that is cut', pptx.subarray(0, pptx.length - 20), 'diapos.pptx', 422, 'damaged-file', /abîmé/],
    ['a picture that is none', Buffer.from('not a picture at all, only words'), 'photo.jpg', 422, 'not-what-it-says', /n’est pas une image JPEG/],
  ])('is not %s', async (_what, bytes, name, status, code, words) => {
    await refuses(bytes, name, status, code, words);
  });

  it('is not a small zip that unfolds into gigabytes, whatever its headers claim', async () => {
    const bomb = Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(310 * 1_048_576) }, { level: 1 }));
    expect(bomb.length).toBeLessThan(2_097_152);
    await refuses(bomb, 'bombe.docx', 422, 'archive-bomb', /démesuré/);
    // The size that the directory tells is brought down to a thousand.
    const at = bomb.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'), bomb.indexOf('PK\u0001\u0002', 0, 'latin1') + 4);
    bomb.writeUInt32LE(1000, at + 24);
    await refuses(bomb, 'menteuse.docx', 422, 'damaged-file');
  }, 120_000);

  it('is a picture made anew: upright, bounded, without the place where it was taken', async () => {
    const photo = await sharp({ create: { width: 4000, height: 200, channels: 3, background: '#0d5c6b' } })
      .withExif({ IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitude: '43/1 36/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { status } = await send(Buffer.concat([photo, Buffer.from('<script>hidden behind</script>')]), 'paperboard.JPG');
    expect(status).toBe(201);
    const [row] = await rows();
    const bytes = readFileSync(join(app.dataDirectory, 'files', (row?.id as string).slice(0, 2), row?.id as string));
    expect([row?.sha256, row?.bytes]).toEqual([sha(bytes), bytes.length]);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 150, height: 3000 });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('hidden behind')).toBe(false);
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' } }).png({ compressionLevel: 9 }).toBuffer();
    await refuses(bomb, 'immense.png', 422, 'picture-bomb', /50 millions/);
  });

  it('goes with the row that refers to it, from the disk within the quarter of an hour', async () => {
    const { body } = await send(pdf, 'a-retirer.pdf');
    const [row] = await rows();
    const path = join(app.dataDirectory, 'files', (row?.id as string).slice(0, 2), row?.id as string);
    expect((await staff.delete(`/gatherings/${gatheringId}/resources/${body.id}`)).status).toBe(204);
    expect((await rows()).map(({ id }) => id)).not.toContain(row?.id);
    const upkeep = app.nest.get(FileUpkeep);
    expect(await upkeep.sweep()).toBe(0);
    const old = new Date(Date.now() - 16 * 60_000);
    for (const { id } of await rows()) utimesSync(join(app.dataDirectory, 'files', id.slice(0, 2), id), old, old);
    utimesSync(path, old, old);
    // A backup that is being written keeps what its snapshot names.
    await app.rows('SELECT pg_advisory_lock_shared(7012)');
    expect([await upkeep.sweep(), existsSync(path)]).toEqual([0, true]);
    await app.rows('SELECT pg_advisory_unlock_shared(7012)');
    expect([await upkeep.sweep(), existsSync(path)]).toEqual([1, false]);
    expect(onDisk()).toHaveLength((await rows()).length);
  });

  it('that was cut off on its way, or left by a crash, is no file of anybody and is swept away', async () => {
    const before = [onDisk().length, (await rows()).length];
    await app.nest.listen(0, '127.0.0.1');
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await new Promise((done) => socket.once('connect', done));
    socket.write(`POST /api/gatherings/${gatheringId}/resources/files?kind=slides&name=coupe.pdf HTTP/1.1\r\nhost: x\r\ncookie: cordee=${staff.token}\r\ncontent-type: application/octet-stream\r\ncontent-length: 5000000\r\n\r\n%PDF-1.7 begun`);
    for (let tries = 0; onDisk().length === before[0] && tries < 100; tries++) await new Promise((go) => setTimeout(go, 20));
    expect(onDisk()).toHaveLength((before[0] as number) + 1);
    socket.destroy();
    for (let tries = 0; onDisk().length > (before[0] as number) && tries < 100; tries++) await new Promise((go) => setTimeout(go, 20));
    expect([onDisk().length, (await rows()).length]).toEqual(before);

    const left = join(app.dataDirectory, 'files', '.incoming', 'left-by-a-crash');
    mkdirSync(join(app.dataDirectory, 'files', '.incoming'), { recursive: true });
    writeFileSync(left, 'half');
    const old = new Date(Date.now() - 16 * 60_000);
    utimesSync(left, old, old);
    expect([await app.nest.get(FileUpkeep).sweep(), existsSync(left)]).toEqual([1, false]);
  });

  it('that is missing from the disk is told, not a failure', async () => {
    const { body } = await send(pdf, 'perdu.pdf');
    const [row] = await rows();
    rmSync(join(app.dataDirectory, 'files', (row?.id as string).slice(0, 2), row?.id as string));
    expect((await staff.get(`/resources/${body.id}/file`)).body).toMatchObject({ status: 404, code: 'file-missing' });
  });

  it('never stays on the disk when its row does not', async () => {
    const before = onDisk().length;
    await app.rows(`ALTER TABLE resource ADD CONSTRAINT none CHECK (title <> 'interdit') NOT VALID`);
    expect((await send(pdf, 'interdit.pdf')).status).toBeGreaterThanOrEqual(400);
    expect(onDisk()).toHaveLength(before);
    await app.rows('ALTER TABLE resource DROP CONSTRAINT none');
  });
});
