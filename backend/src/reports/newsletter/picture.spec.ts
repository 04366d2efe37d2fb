import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import sharp from 'sharp';
import { MailWorker } from '../../platform/mail/mail-worker';
import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';
import { useSmtp } from '../../platform/testing/use-smtp';
import type { NewsletterView } from './newsletter.contract';

const audience = { rules: [{ kind: 'delegates' }] };
const planted = ['43/1 36/1 7/1', 'Telephone de Zoe', 'rue-des-lilas'];

describe('a picture of the newsletter', () => {
  const smtp = useSmtp();
  const app = useApp();
  let barre: MadeParticipation;
  let manager: Caller;
  let jean: string;
  let id: string;
  let photo: Buffer;
  let small: Buffer;

  beforeAll(async () => {
    const taken = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#0d5c6b', noise: { type: 'gaussian', mean: 128, sigma: 5 } } })
      .withExif({ IFD0: { Make: planted[1] as string }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: planted[0] as string, GPSLongitude: '3/1 52/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const xmp = Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">${planted[2]}</x:xmpmeta>`);
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, (xmp.length + 2) >> 8, (xmp.length + 2) & 255]), xmp]);
    photo = Buffer.concat([taken.subarray(0, 2), segment, taken.subarray(2)]);
    expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(100);
    small = await sharp(photo).resize(160).jpeg().toBuffer();
  });

  beforeEach(async () => {
    barre = await app.make.participation({ territory_id: await app.make.territory({ name: 'Barre' }) });
    jean = await app.make.person({ givenName: 'Jean', familyName: 'Meyrueis', email: `jean-${Math.random()}@example.org` });
    await app.make.delegate(barre, { person_id: jean });
    manager = await app.as('cohort_manager', { cohortId: barre.cohortId });
    id = (await manager.post(`/cohorts/${barre.cohortId}/newsletters`, { title: 'Ce que le printemps a changé', fromOn: '2024-05-01', toOn: '2024-06-30' })).body.id;
  });

  const read = async (who = manager) => (await who.get(`/newsletters/${id}`)).body as NewsletterView;
  const pieces = async () => (await read()).sections.flatMap(({ items }) => items);
  const write = async (more: object = {}) => {
    const sectionId = (await read()).sections[0]?.id;
    return (await manager.post(`/newsletters/${id}/items`, { sectionId, title: null, body: 'Un mot.', url: null, signature: null, quotedPersonId: null, ...more })).body.id as string;
  };
  const put = (itemId: string, bytes: Buffer, { alt = 'La halle, un jour de marché', caption = '', name = 'IMG_2024.jpg', version = 1, who = manager } = {}) =>
    who.upload(`/newsletters/${id}/items/${itemId}/picture?${new URLSearchParams({ name, alt, caption })}`, bytes, 'PUT', { 'if-match': `"${version}"` });
  const emailOf = async (person: string) => (await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [person]))[0]?.email as string;
  const onDisk = () => readdirSync(join(app.dataDirectory, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name)));

  it('leaves light, upright, inside each letter and on its page, and nowhere with the place, the hour or the telephone', async () => {
    const item = await write();
    expect(await put(item, photo, { caption: 'À Barre, en mai' })).toMatchObject({ status: 200, body: { version: 2 } });
    const picture = (await pieces())[0]?.picture;
    expect(picture).toMatchObject({ alt: 'La halle, un jour de marché', caption: 'À Barre, en mai', width: 840, height: 1120 });
    const { body: issue } = await manager.post(`/newsletters/${id}/issue`, { audience, public: true });
    await app.nest.get(MailWorker).sendDue();
    const [letter] = smtp.to(await emailOf(jean));
    const mail = await simpleParser(letter?.source as Buffer);
    const [inside] = mail.attachments;
    const shown = /<img src="cid:([^"]+)" width="512" alt="La halle, un jour de marché"/.exec(letter?.source ? await html(letter.source) : '');
    expect([inside?.contentId, inside?.contentType, inside?.related]).toEqual([`<${shown?.[1]}>`, 'image/jpeg', true]);
    expect(mail.text).toContain('[Image\u00a0: La halle, un jour de marché]\nÀ Barre, en mai');
    expect(await html(letter?.source as Buffer)).not.toMatch(/<img[^>]+src="(?!cid:)/);

    const [ofDraft, ofIssue, ofPage] = [await manager.get(`/newsletters/${id}/pictures/${picture?.id}`), await manager.get(`/newsletter-issues/${issue.id}/pictures/${picture?.id}`), await app.nobody.get(`/public-newsletters/${issue.id}/pictures/${picture?.id}`)];
    for (const bytes of [inside?.content as Buffer, ofDraft.bytes, ofIssue.bytes, ofPage.bytes, ...onDisk()]) {
      for (const told of [...planted, 'GPS', 'Exif', 'xmpmeta']) expect([told, bytes.includes(told)]).toEqual([told, false]);
      const { exif, xmp, iptc, width } = await sharp(bytes).metadata();
      expect([exif, xmp, iptc, width]).toEqual([undefined, undefined, undefined, 840]);
    }
    expect(ofPage.bytes.length).toBeLessThan(photo.length / 2);
    expect(ofPage.headers['content-type']).toBe('image/jpeg');
  });

  it('is said in words by whoever puts it there, is one of three types, and six make a number', async () => {
    const item = await write();
    expect(await put(item, small, { alt: ' ' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/alt' }] } });
    expect((await put(item, Buffer.from('GIF89a'), { name: 'a.gif' })).status).toBe(415);
    expect((await put(item, Buffer.from('<svg onload="alert(1)"/>'), { name: 'a.png' })).body.code).toBe('not-what-it-says');
    expect((await put(item, small, { version: 7 })).status).toBe(412);
    const dot = await sharp({ create: { width: 40, height: 30, channels: 4, background: '#0d5c6b80' } }).png().toBuffer();
    for (let count = 0; count < 6; count += 1) expect((await put(await write(), dot, { name: 'logo.png' })).status).toBe(200);
    expect((await put(item, dot, { name: 'logo.png' })).body.code).toBe('enough-pictures');
    expect((await pieces()).filter(({ picture }) => picture).map(({ picture }) => [picture?.width, picture?.height])).toEqual(Array.from({ length: 6 }, () => [40, 30]));
    const [first] = (await pieces()).filter(({ picture }) => picture);
    expect((await manager.put(`/newsletters/${id}/items/${first?.id}/picture/words`, { alt: 'Le logo de Barre', caption: 'Barre' }, { 'if-match': '"2"' })).body).toEqual({ version: 3 });
    expect((await manager.delete(`/newsletters/${id}/items/${first?.id}/picture`, { 'if-match': '"3"' })).body).toEqual({ version: 4 });
    expect([(await pieces()).filter(({ picture }) => picture).length, (await app.rows('SELECT 1 FROM stored_file WHERE name = $1', ['logo.png'])).length]).toEqual([5, 5]);
  });

  it('is shown to whoever is quoted beside it, and asked again once it changes', async () => {
    const quoted = await write({ body: 'Nous avons osé.', quotedPersonId: jean });
    await put(quoted, small);
    const { body: asked } = await manager.post(`/newsletters/${id}/items/${quoted}/rereadings`);
    await app.nest.get(MailWorker).sendDue();
    const mail = await simpleParser(smtp.to(await emailOf(jean))[0]?.source as Buffer);
    expect([mail.attachments.length, mail.text]).toEqual([1, expect.stringContaining('La halle, un jour de marché')]);
    const phone = await app.link('reread_quote', { personId: jean, cohortId: barre.cohortId, recordIds: [asked.id] });
    expect((await phone.get('/rereadings')).body.items[0].picture).toEqual({ alt: 'La halle, un jour de marché', caption: null, width: 160, height: 120 });
    expect((await phone.get(`/rereadings/${asked.id}/picture`)).headers['content-type']).toBe('image/jpeg');
    await phone.post(`/rereadings/${asked.id}/answer`, { answer: 'agreed' });
    expect((await pieces())[0]?.agreement).toBe('agreed');
    await manager.put(`/newsletters/${id}/items/${quoted}/picture/words`, { alt: 'Le maire seul devant la halle', caption: null }, { 'if-match': '"2"' });
    expect([(await pieces())[0]?.agreement, (await phone.get('/rereadings')).body.items[0].picture, (await phone.get(`/rereadings/${asked.id}/picture`)).status]).toEqual(['moved', null, 404]);
  });

  it('beside news quoted straight as told is one more thing to agree to, and gives no life to the marks in them', async () => {
    const newsId = await app.make.row('news', { cohort_id: barre.cohortId, participation_id: barre.id, author_id: jean, told_on: '2024-06-01', body: 'Voir [ici](https://evil.example/).', may_be_quoted: true });
    const sectionId = (await read()).sections[3]?.id;
    const { body } = await manager.post(`/newsletters/${id}/items`, { sectionId, title: 'Barre', body: 'Voir [ici](https://evil.example/).', url: null, signature: null, quotedPersonId: jean, source: { table: 'news', id: newsId } });
    const piece = async () => (await pieces()).find((one) => one.id === body.id);
    const blocks = [{ list: false, lines: [[{ text: 'Voir [ici](https://evil.example/).' }]] }];
    expect(await piece()).toMatchObject({ agreement: 'own', blocks });
    await put(body.id, small);
    expect(await piece()).toMatchObject({ agreement: 'to_ask', blocks });
  });

  it('is read with its number alone, and goes from the page once somebody shown there says no', async () => {
    const item = await write();
    await put(item, small);
    const pictureId = (await pieces())[0]?.picture?.id;
    const { body: issue } = await manager.post(`/newsletters/${id}/issue`, { audience, public: false });
    const delegate = await app.as('delegate', { participationId: barre.id });
    const elsewhere = await app.as('cohort_manager', { cohortId: (await app.make.participation()).cohortId });
    const page = `/public-newsletters/${issue.id}/pictures/${pictureId}`;
    const status = async (who: Caller, path: string) => (await who.get(path)).status;
    expect([await status(delegate, `/newsletter-issues/${issue.id}/pictures/${pictureId}`), await status(delegate, `/newsletters/${id}/pictures/${pictureId}`), await status(elsewhere, `/newsletter-issues/${issue.id}/pictures/${pictureId}`), await status(app.nobody, page)]).toEqual([200, 404, 404, 404]);
    await manager.put(`/newsletter-issues/${issue.id}/publication`, { public: true });
    expect(await status(app.nobody, page)).toBe(200);
    expect((await delegate.delete(`/newsletter-issues/${issue.id}/pictures/${pictureId}`)).status).toBe(403);
    expect((await manager.delete(`/newsletter-issues/${issue.id}/pictures/${pictureId}`)).status).toBe(204);
    expect([await status(app.nobody, page), (await app.nobody.get(`/public-newsletters/${issue.id}`)).body.content.sections[0].items[0].picture]).toEqual([404, undefined]);
    await app.nest.get(MailWorker).sendDue();
    const letter = smtp.to(await emailOf(jean))[0]?.source as Buffer;
    expect([(await simpleParser(letter)).attachments, await html(letter)]).toEqual([[], expect.stringContaining('alt="La halle, un jour de marché"')]);
  });

  it('and pieces are taken out by the embedded media and the pivot ally, who cannot throw a number away', async () => {
    for (const hat of ['storyteller', 'pivot_ally'] as const) {
      const item = await write();
      const writer = await app.as(hat, { cohortId: barre.cohortId });
      expect((await put(item, small, { who: writer })).status).toBe(200);
      expect((await writer.delete(`/newsletters/${id}/items/${item}/picture`, { 'if-match': '"2"' })).status).toBe(200);
      expect((await writer.delete(`/newsletters/${id}/items/${item}`)).status).toBe(204);
      expect((await writer.delete(`/newsletters/${id}`)).status).toBe(403);
    }
  });
});

/** As it came, before a reader puts pictures in the place of their names. */
const html = async (source: Buffer) => (await simpleParser(source, { skipImageLinks: true })).html || '';
