import { expect, test } from './journey';
import { persona } from './personas';

test.describe('an observer', () => {
  test('reads figures and published pages, and nowhere an address or a telephone number', async ({ as, inspect }) => {
    const page = await as('paule');
    const read: string[] = [];
    page.on('response', async (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/api/') && !pathname.startsWith('/api/auth/')) read.push(`${pathname} ${await response.text().catch(() => '')}`);
    });
    await page.reload();
    const menu = page.getByRole('navigation', { name: 'Menu' });
    await expect(menu.getByRole('link', { name: 'Bilan' })).toBeVisible();
    for (const name of ['Administration', 'Effets', 'Rôles et e-mails']) await expect(menu.getByRole('link', { name, exact: true })).toHaveCount(0);
    for (const name of await menu.getByRole('link').allInnerTexts()) {
      await menu.getByRole('link', { name, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText('Un instant…')).toHaveCount(0);
      await inspect(page);
    }
    await page.getByRole('link', { name: 'Parcours', exact: true }).click();
    await page.getByRole('link', { name: /^Parcours Occitanie/ }).click();
    const board = page.getByRole('table', { name: 'Où en est chaque territoire' });
    await expect(board.getByRole('rowheader')).toHaveCount(8);
    await board.getByRole('link', { name: 'Canohès', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Canohès' })).toBeVisible();
    await inspect(page);
    expect(read.length).toBeGreaterThan(4);
    const { email } = persona('paule');
    expect(read.filter((answer) => /[\w.+-]+@[\w-]+\.[\w.]+/.test(answer.replaceAll(email, '')) || /"(telephone|email)":"/.test(answer))).toEqual([]);
  });

  test('finds nothing at the addresses of other screens', async ({ as, inspect, watch }) => {
    watch.expect(/^(403|404) \/api\//);
    const lead = await as('anouk', '/diagnostics');
    await lead.getByRole('link', { name: 'Canohès' }).click();
    const interview = (await lead.getByRole('link', { name: 'E07', exact: true }).getAttribute('href')) ?? '';
    const page = await as('paule');
    for (const address of ['/administration', '/administration/comptes', '/nulle-part', interview]) {
      await page.goto(address);
      await expect(page.getByRole('main')).toContainText(/n’existe pas|introuvable/);
      await inspect(page);
    }
  });
});
