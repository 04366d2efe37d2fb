import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey';
import { persona } from './personas';

/** One picture of docs/guide: the screen as it stands, or one part of it. */
async function picture(of: Page | Locator, name: string): Promise<void> {
  await of.screenshot({ path: join(__dirname, '../docs/guide/images', `${name}.png`), animations: 'disabled', caret: 'hide', scale: 'css' });
}

test('Premiers pas', async ({ open, mail }) => {
  const { email } = persona('roseline');
  const page = await open('phone');
  await page.goto('/connexion');
  await page.getByLabel('Votre adresse e-mail').fill(email);
  await picture(page, 'connexion');
  await page.getByRole('button', { name: 'Recevoir un lien par e-mail' }).click();
  await expect(page.getByRole('status')).toContainText('Regardez votre boîte aux lettres');
  const { links } = await mail.next(email, /Votre lien pour vous connecter/);
  await page.goto(links.find((address) => address.includes('/connexion/lien')) ?? '');
  await expect(page.getByRole('heading', { name: 'Vous y êtes presque' })).toBeVisible();
  await picture(page, 'connexion-lien');
});
