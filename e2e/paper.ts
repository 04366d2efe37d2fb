import { expect, type Page } from '@playwright/test';

/** How many pages the screen takes on paper, once checked that neither the menu nor a button is printed. */
export async function pages(page: Page): Promise<number> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Menu' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeHidden();
  await expect(page.locator('main button:visible, main .btn:visible').and(page.locator(':not(app-term button)'))).toHaveCount(0);
  const file = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  await page.emulateMedia({ media: null });
  return file.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** A day from today, in Paris, as a date field takes it. */
export function inDays(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.now() + days * 86_400_000);
}
