import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';

/** One picture of docs/guide, light enough to be read on a telephone: the screen as it stands, or one part of it. */
export async function picture(of: Page | Locator, name: string): Promise<void> {
  const seen = await of.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
  await sharp(seen).webp({ quality: 84, effort: 6 }).toFile(join(__dirname, '../docs/guide/images', `${name}.webp`));
}
