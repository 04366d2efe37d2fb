import { expect, test } from './journey';
import { pages } from './paper';

test.describe('the path of a cohort', () => {
  test('staff see where each territory stands, and a population to check', async ({ as, inspect }) => {
    const staff = await as('solene');
    await expect(staff.getByRole('heading', { level: 1, name: 'À faire' })).toBeVisible();
    await expect(staff.getByRole('heading', { name: 'À regarder' })).toBeVisible();
    await inspect(staff);

    await staff.getByRole('link', { name: 'Parcours', exact: true }).click();
    await staff.getByRole('link', { name: /^Parcours Occitanie/ }).click();
    await expect(staff.getByRole('heading', { level: 1, name: /^Parcours Occitanie/ })).toBeVisible();
    await expect(staff.getByText('19 territoires approchés, 12 rencontrés, 8 engagés')).toBeVisible();
    const board = staff.getByRole('table', { name: 'Où en est chaque territoire' });
    await expect(board.getByRole('rowheader')).toHaveCount(8);
    await expect(board.getByRole('rowheader').filter({ hasText: 'population à vérifier' })).toHaveText(/^\s*Le Vigan/);
    await inspect(staff);
    expect(await pages(staff)).toBeLessThanOrEqual(4);

    await staff.getByLabel('Au', { exact: true }).fill('2024-05-07');
    await expect(staff.getByText('Tel qu’il était le 7 mai 2024')).toBeVisible();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Aujourd’hui' }).click();
    await board.getByRole('link', { name: 'Le Vigan', exact: true }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Le Vigan' })).toBeVisible();
    await expect(staff.getByText('7 010 habitants annoncés dans le parcours')).toBeVisible();
    await expect(staff.getByText('contre 3 863 dans la liste officielle')).toBeVisible();
    await expect(staff.getByRole('heading', { name: 'Qui fait quoi ici' })).toBeVisible();
    await inspect(staff);
    expect(await pages(staff)).toBeLessThanOrEqual(4);
  });

  test('staff fill a seat of a team: foreseen, then agreed, and the quartet follows', async ({ as, inspect }) => {
    const staff = await as('solene', '/territoires');
    await inspect(staff);
    await staff.getByRole('link', { name: /^Saint-Hilaire/ }).click();
    const quartet = staff.getByRole('img', { name: /^Équipe de Saint-Hilaire/ });
    await expect(quartet).toHaveAccessibleName(/État\s: place à pourvoir$/);
    const state = staff.getByRole('region', { name: 'État', exact: true });
    await expect(state).toContainText('Place à pourvoir');
    await inspect(staff);

    await state.getByRole('link', { name: 'Ajouter un·e agent·e de l’État' }).click();
    const add = staff.getByRole('dialog');
    await add.getByRole('button', { name: 'C’est quelqu’un de nouveau' }).click();
    await add.getByLabel('Prénom').fill('Solange');
    await add.getByLabel('Nom', { exact: true }).fill('Peyrefitte');
    await add.getByLabel('E-mail').fill('solange.peyrefitte@etat.example.org');
    await add.getByLabel('Fonction ici').fill('Déléguée du sous-préfet');
    await expect(add.getByLabel('Sa place')).toHaveValue('state_agent');
    await inspect(staff);
    await add.getByRole('button', { name: 'Ajouter à l’équipe' }).click();
    await expect(add).toBeHidden();
    await expect(state).toContainText('Solange Peyrefitte');
    await expect(state).toContainText('pressenti·e');
    await expect(quartet).toHaveAccessibleName(/État\s: personne pressentie$/);
    await inspect(staff);

    await state.getByRole('link', { name: 'A donné son accord : Solange Peyrefitte' }).click();
    await expect(staff.getByRole('dialog').getByLabel('D’accord depuis le')).toBeVisible();
    await inspect(staff);
    await staff.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await expect(staff.getByRole('dialog')).toBeHidden();
    await expect(quartet).toHaveAccessibleName(/État\s: 1$/);
    await expect(state).not.toContainText('pressenti·e');

    await staff.getByRole('link', { name: 'Annuaire', exact: true }).click();
    await staff.getByLabel('Nom, fonction ou structure').fill('Peyrefitte');
    await staff.getByRole('button', { name: 'Chercher' }).click();
    await expect(staff.getByRole('rowheader')).toHaveCount(1);
    await inspect(staff);
    await staff.getByRole('link', { name: 'Solange Peyrefitte' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Solange Peyrefitte' })).toBeVisible();
    await expect(staff.getByRole('link', { name: 'solange.peyrefitte@etat.example.org' })).toBeVisible();
    await inspect(staff);
  });
});
