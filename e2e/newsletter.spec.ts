import { expect, test } from './journey';
import { persona } from './personas';

test.describe('the newsletter', () => {
  test('goes from nothing to sent: filled from what happened, read again by whoever is quoted, then read without an account', async ({ as, open, mail, inspect }) => {
    const staff = await as('solene', '/infolettre');
    await staff.getByRole('button', { name: /^Préparer le numéro/ }).click();
    await staff.getByLabel('Titre').fill('Un hiver à plusieurs voix');
    await staff.getByLabel('Depuis le').fill('2024-10-01');
    await staff.getByLabel('Jusqu’au').fill('2025-01-21');
    await inspect(staff);
    await staff.getByRole('button', { name: 'Ouvrir le numéro' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Un hiver à plusieurs voix' })).toBeVisible();
    await expect(staff.getByRole('region', { name: 'Les nouvelles des territoires' }).getByText('citation autorisée').first()).toBeVisible();
    await inspect(staff);

    const roseline = persona('roseline').email;
    const editorial = staff.getByRole('region', { name: 'Édito' });
    await editorial.getByRole('button', { name: 'Écrire' }).click();
    await editorial.getByLabel('Texte').fill('Nous avons appris à nous parler.');
    await editorial.getByLabel('Qui est cité').fill('Roseline Soulier');
    await expect(editorial.locator('option[value="Roseline Soulier"]')).toBeAttached();
    await inspect(staff);
    await editorial.getByRole('button', { name: 'Ajouter' }).click();
    await editorial.getByRole('button', { name: /^Faire relire/ }).click();
    await expect(editorial.getByText('relecture demandée')).toBeVisible();

    const letter = await mail.next(roseline, /^Êtes-vous d’accord avec ces mots/);
    const phone = await open('phone');
    await phone.goto(letter.links.find((link) => link.includes('/l#')) as string);
    await expect(phone.getByText('Nous avons appris à nous parler.')).toBeVisible();
    await inspect(phone);
    await phone.getByRole('button', { name: 'C’est d’accord' }).click();
    await expect(phone.getByText('Merci, ces mots peuvent partir sous votre nom.')).toBeFocused();

    await staff.reload();
    await expect(editorial.getByText('d’accord', { exact: true })).toBeVisible();
    await staff.getByRole('button', { name: 'Envoyer…' }).click();
    const dialog = staff.getByRole('dialog', { name: 'À qui l’envoyer' });
    await expect(dialog.getByRole('button', { name: /^Envoyer à \d+ personnes$/ })).toBeEnabled();
    await dialog.getByLabel('En faire aussi une page publique').check();
    await inspect(staff);
    await dialog.getByRole('button', { name: /^Envoyer à/ }).click();
    const address = staff.getByRole('link', { name: /\/infolettre\// });
    await expect(address).toBeVisible();
    await inspect(staff);

    const received = await mail.next(roseline, /^Un hiver à plusieurs voix/);
    expect(received.links).toContain(await address.getAttribute('href'));
    const reader = await open('phone');
    await reader.goto((await address.getAttribute('href')) as string);
    await expect(reader.getByRole('heading', { level: 1, name: 'Un hiver à plusieurs voix' })).toBeVisible();
    await inspect(reader);
  });
});
