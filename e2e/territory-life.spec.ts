import { choose } from './cohort-of-list';
import { expect, test } from './journey';

test.describe('a territory beyond its path', () => {
  test('is found by the name it bore before, says to whom it belongs and when it is busy; planning sees it', async ({ as, inspect }) => {
    const staff = await as('solene', '/territoires');
    await staff.getByRole('link', { name: 'Gruissan' }).click();
    await staff.getByRole('link', { name: 'Sa fiche' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Gruissan (11, Aude)' })).toBeVisible();
    await expect(staff.getByText('CA Le Grand Narbonne')).toBeVisible();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Ajouter une période' }).click();
    await staff.getByLabel('De quoi').selectOption('heavy_month');
    await staff.getByLabel('En deux mots').fill('Vote du budget');
    await staff.getByLabel('Du', { exact: true }).fill('2027-02-01');
    await staff.getByLabel('Au', { exact: true }).fill('2027-02-28');
    await staff.getByLabel('Chaque année').uncheck();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(staff.getByText('Vote du budget', { exact: true })).toBeVisible();
    await staff.getByRole('link', { name: 'Devenu un autre' }).click();
    await staff.getByLabel('Lequel').fill('arbignieu');
    await expect(staff.getByText('Arbignieu, commune déléguée, devenue Arboys en Bugey')).toBeVisible();
    await inspect(staff);
    await staff.goto('/rendez-vous');
    await choose(staff, 'Parcours Occitanie');
    await staff.getByRole('link', { name: 'Prévoir un rendez-vous' }).first().click();
    await staff.getByLabel('Jour', { exact: true }).fill('2027-07-15');
    await expect(staff.getByText('Gruissan est en haute saison')).toBeVisible();
  });

  test('the Region is told apart, and the mandates of a cohort are renewed in one act', async ({ as, inspect }) => {
    const staff = await as('solene', '/parcours');
    await staff.getByRole('link', { name: /^Parcours Occitanie/ }).click();
    await expect(staff.getByRole('link', { name: '8 territoires' })).toBeVisible();
    await staff.getByRole('link', { name: /^Région Occitanie/ }).click();
    await expect(staff.getByText('Pas mise en œuvre').first()).toBeVisible();
    await inspect(staff);
    await staff.goBack();
    await staff.getByRole('link', { name: /renouveler les mandats/ }).click();
    const team = staff.getByRole('region', { name: /^CC du Frontonnais/ });
    await team.getByLabel(/Désormais, Sarah/).selectOption('new_role');
    await team.getByLabel('Nouvelle fonction').fill('présidente');
    await inspect(staff);
    await staff.getByRole('button', { name: 'Appliquer d’un coup' }).click();
    await staff.getByRole('dialog').getByRole('button', { name: 'Appliquer' }).click();
    await expect(staff.getByText('1 changement de fonction.')).toBeVisible();
    await expect(team.getByText('présidente')).toBeVisible();
  });
});
