import { expect, test } from './journey';
import { enter, tabTo } from './keyboard';

const words = 'On se parle mieux depuis que le marché est revenu sur la place.';

test.describe('a diagnostic', () => {
  test('an interviewer logs an interview, takes notes and highlights a passage with the keyboard alone', async ({ as, inspect }) => {
    const page = await as('karim', '/diagnostics');
    await expect(page.getByRole('heading', { level: 1, name: 'Diagnostics' })).toBeVisible();
    await inspect(page);
    await enter(page, page.getByRole('link', { name: 'Canohès' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Diagnostic de Canohès' })).toBeFocused();
    await expect(page.getByRole('heading', { name: '21 entretiens sur 21 prévus' })).toBeVisible();
    await inspect(page);

    await enter(page, page.getByRole('link', { name: 'Nouvel entretien' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Nouvel entretien' })).toBeFocused();
    await inspect(page);
    await enter(page, page.getByRole('button', { name: 'Commencer les notes' }));
    await expect(page.getByRole('alert')).toHaveText('Choisissez un type d’acteur.');
    await inspect(page);
    await tabTo(page, page.getByRole('group', { name: 'Qui parle' }).getByRole('radio').first(), 'Shift+Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { checked: true }).first()).toBeFocused();
    const consent = page.getByRole('group', { name: 'Ce que la personne accepte' });
    await tabTo(page, consent.getByRole('radio', { checked: true }));
    for (let step = 0; step < 4 && !(await consent.getByRole('radio', { name: 'Des citations, avec son type d’acteur' }).isChecked()); step += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await expect(consent.getByRole('radio', { name: 'Des citations, avec son type d’acteur' })).toBeChecked();
    await inspect(page);
    await enter(page, page.getByRole('button', { name: 'Commencer les notes' }));

    await expect(page.getByRole('heading', { level: 1, name: /^E\d+ · agent·e · / })).toBeVisible();
    const notes = page.getByRole('region', { name: 'Notes de l’entretien' }).getByRole('textbox').first();
    await tabTo(page, notes);
    await page.keyboard.type(words);
    await expect(page.getByRole('status').filter({ hasText: 'Envoyé, chiffré' })).toBeVisible();
    await inspect(page);

    const theme = page.getByLabel('Thème', { exact: true });
    await tabTo(page, theme);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(theme).not.toHaveValue('');
    await tabTo(page, notes, 'Shift+Tab');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('1');
    await expect(page.getByRole('status').filter({ hasText: 'passage surligné' })).toHaveText('Atout : passage surligné.');
    await expect(page.getByRole('heading', { name: '1 passage' })).toBeVisible();
    await expect(page.getByRole('article').filter({ hasText: words })).toContainText('Atout');
    expect(await notes.inputValue()).toContain(words);
    await inspect(page);

    await enter(page, page.getByRole('button', { name: 'Qui, et quel accord' }));
    await expect(page.getByRole('dialog').getByLabel('Nom', { exact: true })).toBeVisible();
    await inspect(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await tabTo(page, page.getByRole('button', { name: 'Terminer' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '22 entretiens sur 21 prévus' })).toBeVisible();
  });

  test('its lead sees who speaks of what and opens a figure; staff read figures alone', async ({ as, inspect }) => {
    const lead = await as('anouk', '/diagnostics');
    await lead.getByRole('link', { name: 'Canohès' }).click();
    await lead.getByRole('link', { name: 'Qui parle de quoi' }).click();
    const matrix = lead.getByRole('region', { name: 'Qui parle de quoi' });
    await expect(matrix.getByRole('columnheader', { name: 'Agents' })).toBeVisible();
    await inspect(lead);
    await matrix.getByRole('link').first().click();
    await expect(lead.locator('#passages').getByRole('article').first()).toBeVisible();
    await inspect(lead);
    await lead.getByRole('link', { name: 'Entretiens' }).click();
    await lead.getByRole('searchbox', { name: 'Chercher dans ce qui a été dit' }).fill('la place');
    await lead.getByRole('button', { name: 'Chercher' }).click();
    await expect(lead.getByRole('status').filter({ hasText: 'trouvé' })).toHaveText(/^\d+\sendroits trouvés/);
    await expect(lead.locator('mark').first()).toHaveText('la place', { ignoreCase: true });
    await inspect(lead);
    await lead.getByRole('link', { name: 'Ce que nous retenons' }).click();
    await expect(lead.getByText('Partagés avec le territoire le 29 août 2024')).toBeVisible();
    await expect(lead.getByText('ces points ne changent plus')).toBeVisible();
    await inspect(lead);
    await lead.getByRole('link', { name: 'Équipe et dates' }).click();
    await expect(lead.getByRole('heading', { name: 'Qui peut lire ce qui a été dit' })).toBeVisible();
    await inspect(lead);
    const address = new URL(lead.url()).pathname;

    const staff = await as('solene', address);
    await expect(staff.getByText('jamais un nom, jamais une phrase')).toBeVisible();
    await expect(staff.getByRole('link', { name: 'Qui parle de quoi' })).toBeHidden();
    await expect(staff.getByRole('link', { name: 'E07' })).toHaveCount(0);
    await inspect(staff);
  });
});
