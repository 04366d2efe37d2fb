import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { expect, test } from './journey';

test.describe('finding', () => {
  test('staff find a territory by keyboard, whatever the page, and open it', async ({ as, inspect }) => {
    const staff = await as('solene', '/projets');
    await expect(staff.getByRole('heading', { level: 1 })).toBeVisible();
    await staff.keyboard.press('/');
    const box = staff.getByRole('combobox', { name: 'Chercher partout' });
    await expect(box).toBeFocused();
    await staff.keyboard.type('st hilaire bretmas');
    const first = staff.getByRole('listbox').getByRole('group', { name: 'Territoires' }).getByRole('option').first();
    await expect(first).toContainText('Saint-Hilaire-de-Brethmas');
    await staff.keyboard.press('Escape');
    await expect(staff.getByRole('listbox')).toBeHidden();
    await staff.keyboard.press('ArrowDown');
    await staff.keyboard.press('ArrowDown');
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await inspect(staff);
    // Narrowed to 320 pixels, the page has a link in place of the box.
    await box.focus();
    await staff.keyboard.press('ArrowDown');
    await staff.keyboard.press('Enter');
    await expect(staff.getByRole('heading', { level: 1, name: 'Saint-Hilaire-de-Brethmas' })).toBeVisible();

    await staff.keyboard.press('Control+k');
    await staff.keyboard.type('44600');
    await staff.keyboard.press('Enter');
    await expect(staff).toHaveURL(/\/chercher\?q=44600/);
    await expect(staff.getByText('Saint-Nazaire', { exact: true })).toBeVisible();
    await inspect(staff);
  });

  test('staff keep a view of the directory, share it, find it again and take it away as a workbook', async ({ as, inspect }) => {
    const staff = await as('solene', '/annuaire?recherche=maire');
    await staff.getByText('Vues', { exact: true }).click();
    await staff.getByRole('button', { name: 'Garder cette vue' }).click();
    const dialog = staff.getByRole('dialog');
    await dialog.getByLabel('Son nom').fill('Les maires à rappeler');
    await dialog.getByLabel('Qui la voit').selectOption({ index: 1 });
    await inspect(staff);
    await dialog.getByRole('button', { name: 'Garder' }).click();
    await expect(staff.getByRole('link', { name: 'Les maires à rappeler' })).toBeVisible();
    await inspect(staff);

    const pivot = await as('guilhem');
    await expect(pivot.getByRole('heading', { level: 1 })).toBeVisible();
    await pivot.keyboard.press('/');
    await pivot.keyboard.type('maires rappeler');
    await pivot.getByRole('option', { name: /Les maires à rappeler/ }).click();
    await expect(pivot).toHaveURL(/\/annuaire\?recherche=maire$/);
    await expect(pivot.getByRole('rowheader').first()).toBeVisible();
    const names = await pivot.getByRole('rowheader').allTextContents();

    const [file] = await Promise.all([pivot.waitForEvent('download'), pivot.getByRole('link', { name: /^Excel/ }).click()]);
    expect(file.suggestedFilename()).toMatch(/^annuaire-\d{4}-\d\d-\d\d\.xlsx$/);
    const book = read(readFileSync(await file.path()));
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] as string] as never, { header: 1 });
    expect(rows.slice(1).map(([family, given]) => `${given} ${family}`)).toEqual(names.map((name) => name.trim()));
  });
});
