import { choose } from './cohort-of-list';
import { expect, test } from './journey';
import { inDays } from './paper';

test.describe('from the series to the sealed pack', () => {
  test('staff plan a series, read a sheet, and hand a funder a pack that anybody verifies', async ({ as, open, inspect }) => {
    const staff = await as('solene', '/rendez-vous');
    await choose(staff, 'Parcours Occitanie');
    await staff.getByRole('link', { name: 'Une série' }).click();
    await staff.getByLabel('Titre de chacun').fill('Veillée des projets');
    await staff.getByLabel('Le premier jour').fill(inDays(40));
    await staff.getByLabel('À partir du numéro').fill('1');
    await staff.getByLabel('Combien').fill('3');
    await expect(staff.getByLabel('Titre 3')).toHaveValue('Veillée des projets 3');
    await inspect(staff);
    await staff.getByRole('button', { name: 'Créer les 3 rendez-vous' }).click();
    const list = staff.getByRole('link', { name: 'Liste', exact: true });
    // What these days meet depends on the day of the run: a week-end or an election is named once more.
    const anyway = staff.getByRole('button', { name: 'Créer quand même' });
    await anyway.or(list).first().waitFor();
    if (await anyway.isVisible()) await anyway.click();
    await list.click();
    await expect(staff.getByRole('link', { name: /Veillée des projets 3/ })).toBeVisible();

    await staff.getByRole('link', { name: 'Préparation de la journée d’évaluation' }).click();
    await staff.getByRole('link', { name: 'Présences', exact: true }).click();
    await staff.getByRole('link', { name: 'Saisir la feuille' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Saisir la feuille' })).toBeVisible();
    await inspect(staff);

    await staff.goto('/parcours');
    await staff.getByRole('link', { name: 'Parcours Occitanie' }).first().click();
    await staff.getByRole('link', { name: 'Pièces', exact: true }).click();
    await inspect(staff);
    await staff.getByRole('row').nth(1).getByRole('link').click();
    await expect(staff.getByRole('heading', { name: 'Dossiers scellés' })).toBeVisible();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Sceller le dossier' }).click();
    const asked = staff.getByRole('dialog', { name: /Sceller ce dossier/ });
    await expect(asked.getByText(/Pour le financeur.*Paule Vaissière/)).toBeVisible();
    await inspect(staff);
    await asked.getByRole('button', { name: 'Sceller la version 1' }).click();
    const card = staff.getByRole('article').filter({ has: staff.getByRole('heading', { name: /^Version 1/ }) });
    await expect(card).toBeVisible({ timeout: 30_000 });
    await inspect(staff);
    const downloading = staff.waitForEvent('download');
    await card.getByRole('link', { name: /^Télécharger/ }).click();
    const file = await (await downloading).path();

    const funder = await open('phone');
    await funder.goto('/verifier');
    await funder.getByLabel('Choisir le fichier ZIP').setInputFiles(file);
    await expect(funder.getByText('Authentique.')).toBeVisible();
    await inspect(funder);
  });
});
