import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { type FileFacts, Files, type Upload } from '../../platform/files/files.service';
import { type LightPicture, lightened } from '../../platform/files/picture';
import type { ReadsUploads } from '../../platform/files/receives';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import type { LetterPicture } from '../../platform/mail/outbox';
import type { IssueContent } from './newsletter.contract';
import { NewsletterQuery } from './newsletter.query';
import { NewsletterService } from './newsletter.service';
import type { PictureShown, PictureUpload, PictureWords } from './picture.contract';
import { unmarked } from './writing';

/** A letter of five hundred readers leaves five hundred times: six light pictures weigh less than a megabyte and a half each time. */
const most = 6;

/** At most as wide as the sheet of a letter, shown from inside it. */
export const inLetter = ({ id, width, height: _height, ...words }: PictureShown) => ({ ...words, cid: `${id}@cordee`, width: Math.min(width, 512) });

/** Makes a picture light before any transaction opens. */
@Injectable()
export class LetterPictures implements ReadsUploads {
  understand({ path }: Upload): Promise<LightPicture> {
    return lightened(path);
  }
}

/** One picture a piece: put there, worded, taken off, and read again wherever its number is read. */
@Injectable()
export class PictureService {
  constructor(
    private readonly newsletters: NewsletterService,
    private readonly query: NewsletterQuery,
    private readonly files: Files,
  ) {}

  /** In place of the one before. The light copy alone is kept: what came goes, with the place and hour that were in it. */
  async put(work: Work, newsletterId: string, itemId: string, { version, words, upload }: { version: number; words: PictureUpload; upload: Upload }): Promise<{ version: number }> {
    const { cohortId } = await this.newsletters.open(work, newsletterId);
    const after = await this.change(work, newsletterId, itemId, version);
    const others = await work.row<{ count: number }>('SELECT count(*)::int AS count FROM newsletter_picture WHERE newsletter_id = $1 AND item_id <> $2', [newsletterId, itemId]);
    if ((others?.count ?? 0) >= most) throw problem(422, 'enough-pictures', 'Ce numéro a déjà six images : l’e-mail deviendrait lourd. Retirez-en une, ou donnez le lien d’un album.', { errors: [{ pointer: '/file', detail: 'Six images au plus.' }] });
    const { content, mediaType, width, height } = upload.understood as LightPicture;
    const name = `${words.name.replace(/\.[a-z0-9]{1,8}$/i, '').slice(0, 150) || 'image'}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
    const { id: fileId } = await this.files.put(work, { name, cohortId, content });
    await work.rows('DELETE FROM newsletter_picture WHERE item_id = $1 AND newsletter_id = $2', [itemId, newsletterId]);
    await work.rows('INSERT INTO newsletter_picture (cohort_id, newsletter_id, item_id, file_id, alt, caption, width, height) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      cohortId, newsletterId, itemId, fileId, words.alt, words.caption || null, width, height,
    ]);
    await work.audit('illustrate', 'newsletter_item', itemId, cohortId);
    return { version: after };
  }

  async word(work: Work, newsletterId: string, itemId: string, version: number, { alt, caption }: PictureWords): Promise<{ version: number }> {
    const { cohortId } = await this.newsletters.open(work, newsletterId);
    const after = await this.change(work, newsletterId, itemId, version);
    const row = await work.row('UPDATE newsletter_picture SET alt = $3, caption = $4, version = version + 1, updated_at = now() WHERE item_id = $1 AND newsletter_id = $2 RETURNING id', [itemId, newsletterId, alt, caption || null]);
    if (!row) throw notFound();
    await work.audit('update', 'newsletter_item', itemId, cohortId);
    return { version: after };
  }

  async takeOff(work: Work, newsletterId: string, itemId: string, version: number): Promise<{ version: number }> {
    const { cohortId } = await this.newsletters.open(work, newsletterId);
    const after = await this.change(work, newsletterId, itemId, version);
    await work.rows('DELETE FROM newsletter_picture WHERE item_id = $1 AND newsletter_id = $2', [itemId, newsletterId]);
    await work.audit('update', 'newsletter_item', itemId, cohortId);
    return { version: after };
  }

  async ofDraft(work: Work, newsletterId: string, pictureId: string): Promise<string | null> {
    return (await work.row<{ fileId: string }>('SELECT file_id AS "fileId" FROM newsletter_picture WHERE id = $1 AND newsletter_id = $2', [pictureId, newsletterId]))?.fileId ?? null;
  }

  async ofIssue(work: Work, issueId: string, pictureId: string): Promise<FileFacts | null> {
    return (await work.row<{ facts: FileFacts | null }>('SELECT access.open_newsletter_picture($1, $2) AS facts', [issueId, pictureId]))?.facts ?? null;
  }

  /** Beside the words that this link asks its holder to read again. */
  async ofRereading(work: Work, rereadingId: string): Promise<FileFacts | null> {
    return (await work.row<{ facts: FileFacts | null }>(`SELECT access.picture_to_reread($1) -> 'facts' AS facts`, [rereadingId]))?.facts ?? null;
  }

  /** Somebody shown there says no once it has left: it goes from the page, and from the letters that still wait. */
  async withdraw(work: Work, issueId: string, pictureId: string): Promise<void> {
    const issue = await work.row<{ cohortId: string; newsletterId: string; content: IssueContent }>(
      'SELECT cohort_id AS "cohortId", newsletter_id AS "newsletterId", content FROM newsletter_issue WHERE id = $1 FOR UPDATE',
      [issueId],
    );
    if (!issue) throw notFound();
    const gone = await work.row('DELETE FROM newsletter_picture WHERE id = $1 AND newsletter_id = $2 RETURNING id', [pictureId, issue.newsletterId]);
    if (!gone) throw notFound();
    const sections = issue.content.sections.map((section) => ({ ...section, items: section.items.map(({ picture, ...item }) => ({ ...item, ...(picture && picture.id !== pictureId && { picture }) })) }));
    await work.rows('UPDATE newsletter_issue SET content = $2, updated_at = now() WHERE id = $1', [issueId, JSON.stringify({ ...issue.content, sections })]);
    await work.audit('withdraw', 'newsletter_issue', issueId, issue.cohortId);
  }

  /** The files of a number, or of one piece, as letters carry them. */
  async inside(work: Work, newsletterId: string, itemId: string | null = null): Promise<LetterPicture[]> {
    return work.rows<LetterPicture>(
      `SELECT c.id || '@cordee' AS cid, f.id AS "fileId", f.name, f.media_type AS "mediaType" FROM newsletter_picture c JOIN stored_file f ON f.id = c.file_id
       WHERE c.newsletter_id = $1 AND ($2::uuid IS NULL OR c.item_id = $2) ORDER BY c.created_at, c.id`,
      [newsletterId, itemId],
    );
  }

  /** One more version of the piece. News quoted straight as told stay the text that their author typed, whatever stands beside them. */
  private async change(work: Work, newsletterId: string, itemId: string, version: number): Promise<number> {
    const piece = (await this.query.read(work, newsletterId)).sections.flatMap(({ items }) => items).find(({ id }) => id === itemId);
    if (!piece) throw notFound();
    if (piece.version !== version) throw stale(piece);
    const body = piece.agreement === 'own' ? unmarked(piece.body) : piece.body;
    await work.rows('UPDATE newsletter_item SET body = left($3, 3000), version = version + 1, updated_at = now() WHERE id = $1 AND newsletter_id = $2', [itemId, newsletterId, body]);
    await work.rows('UPDATE newsletter SET updated_at = now() WHERE id = $1', [newsletterId]);
    return version + 1;
  }
}
