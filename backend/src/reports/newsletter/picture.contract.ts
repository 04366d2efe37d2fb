import { z } from 'zod';
import { FileName } from '../../platform/files/file-name';
import { unturned } from './writing';

const words = () => z.string().overwrite(unturned).trim();
const alt = words().min(3, 'Dites en quelques mots ce que l’on voit : c’est lu à qui ne voit pas l’image, et affiché quand elle ne vient pas.').max(300, 'Trois cents signes au plus.');
const caption = words().max(200, 'Deux cents signes au plus.');

/** What a picture shows, in words; the line under it may be empty. */
export const PictureWords = z.strictObject({ alt, caption: caption.nullable().default(null) }).meta({ id: 'NewsletterPictureWords' });
export type PictureWords = z.infer<typeof PictureWords>;

/** The same beside the file, which is the body. */
export const PictureUpload = z.object({ name: FileName, alt, caption: caption.default('') });
export type PictureUpload = z.infer<typeof PictureUpload>;

/** A picture as readers see it. Its address follows from where the number is read. */
export const PictureShown = z
  .object({ id: z.uuid(), alt: z.string(), caption: z.string().nullable(), width: z.number().int(), height: z.number().int() })
  .meta({ id: 'NewsletterPicture' });
export type PictureShown = z.infer<typeof PictureShown>;
