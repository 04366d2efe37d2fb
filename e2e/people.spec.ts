import { expect, test } from './journey';

test.describe('the directory', () => {
  test('is mended: two records of one person become one, and the old address still answers', async ({ as, inspect }) => {
    const staff = await as('solene', '/annuaire/doublons');
    const pair = staff.getByRole('row').filter({ hasText: 'Thomas Érard' });
    await expect(pair).toContainText('même téléphone');
    await inspect(staff);
    const twice = await pair.getByRole('link', { name: 'Thomas Érard' }).getAttribute('href');
    await pair.getByRole('link', { name: 'C’est la même personne' }).click();
    await expect(staff.getByText('En double, réuni en une seule fois')).toBeVisible();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Réunir les deux fiches' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: /Thomas/ })).toBeVisible();
    await expect(staff.getByText('Les deux fiches n’en font plus qu’une.')).toBeVisible();
    await expect(staff.getByText(/Parcours Occitanie.: 1\sterritoire/)).toBeVisible();
    await inspect(staff);
    const kept = staff.url();
    await staff.goto(twice as string);
    await expect(staff).toHaveURL(kept);
  });

  test('asks allies for days in one act; an ally answers in two touches at 320 px', async ({ as, open, mail, inspect }) => {
    const staff = await as('solene', '/annuaire/allies?demander=oui&recherche=Querbes');
    await staff.getByRole('button', { name: 'Demander à 1\u00a0personne' }).click();
    await staff.getByLabel('Du', { exact: true }).fill('2031-10-01');
    await staff.getByLabel('Au', { exact: true }).fill('2032-03-31');
    await inspect(staff);
    await staff.getByRole('button', { name: 'Envoyer l’e-mail' }).click();
    await expect(staff.getByRole('heading', { level: 1 })).toHaveText(/8\sjours du 1er octobre 2031/);
    await inspect(staff);

    const asked = await mail.next('salome.querbes@allies.example.org', /8\sjours d’appui, du 1er octobre 2031/);
    const phone = await open('phone');
    await phone.goto(asked.links[0] as string);
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(/8\sjours/);
    await inspect(phone);
    await phone.getByRole('button', { name: 'En partie' }).click();
    await phone.getByLabel('Combien de jours').fill('3');
    await inspect(phone);
    await phone.getByRole('button', { name: 'C’est ma réponse' }).click();
    await expect(phone.getByText(/C’est noté.: 3 jours/)).toBeVisible();
    await inspect(phone);
    await staff.reload();
    await expect(staff.getByRole('row').filter({ hasText: 'Salomé Querbes' })).toContainText('En partie');
  });
});
