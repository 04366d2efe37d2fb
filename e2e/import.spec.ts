import { expect, test } from './journey';

const list = [
  ['Nom', 'Prénom', 'Courriel', 'Tél', 'Collectivité', 'Fonction', 'Accord'],
  ['Sabran', 'Mélodie', 'melodie.sabran@example.org', '639981234', 'Gruissan', 'Adjointe au maire', 'oui'],
  ['SOULIER', 'Roseline', 'roseline.soulier@canohes.example.org', '', 'Canohès', '', 'oui'],
  ['Soullier', 'Roseline', '', '', 'Gruissan', 'Agente', ''],
  ['Peyre', 'Achille', 'achille.peyre', '06 39 98 56 78', 'Lunas (34)', 'Président d’association', 'pressenti'],
];

test.describe('a list that staff already had', () => {
  test('is pasted, mended and decided on screen, imported into teams, and taken back whole', async ({ as, inspect }) => {
    test.setTimeout(150_000);
    const staff = await as('solene', '/territoires');
    await staff.getByRole('link', { name: 'Coller un tableau' }).first().click();
    await expect(staff.getByRole('heading', { name: 'Collez votre tableau' })).toBeVisible();
    await inspect(staff);

    await staff.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, list.map((cells) => cells.join('\t')).join('\n'));
    await expect(staff.getByRole('heading', { name: 'Ce qui va se passer' })).toBeVisible();
    await expect(staff.getByText('1 personne ajoutée à l’annuaire.')).toBeVisible();
    await expect(staff.getByText(/1\s*à corriger, 1\s*à décider/)).toBeVisible();
    await inspect(staff);

    await staff.getByLabel('E-mail').fill('achille.peyre@example.org');
    await staff.getByLabel('E-mail').press('Enter');
    await expect(staff.getByText('2 personnes ajoutées à l’annuaire.')).toBeVisible();
    await expect(staff.getByText(/1\s*territoire entre dans le parcours.*Lunas/)).toBeVisible();
    const known = staff.getByRole('region', { name: 'Dans l’annuaire : Roseline Soulier' });
    await expect(known).toContainText('nom presque pareil');
    await inspect(staff);
    await staff.getByRole('button', { name: 'C’est quelqu’un d’autre' }).focus();
    await staff.keyboard.press('Enter');
    await expect(staff.getByText('3 personnes ajoutées à l’annuaire.')).toBeVisible();

    await staff.getByRole('button', { name: 'Importer' }).click();
    await expect(staff.getByRole('heading', { name: 'C’est fait' })).toBeVisible();
    await inspect(staff);
    const imported = staff.url();
    await staff.goto('/territoires?recherche=Gruissan');
    await staff.getByRole('link', { name: /Gruissan/ }).first().click();
    await expect(staff.getByRole('link', { name: 'Mélodie Sabran' }).first()).toBeVisible();

    await staff.goto(imported);
    await staff.getByRole('button', { name: 'Tout annuler' }).click();
    await staff.getByRole('dialog').getByRole('button', { name: 'Tout annuler' }).click();
    await expect(staff.getByRole('heading', { name: 'Cet import est annulé' })).toBeVisible();
    await inspect(staff);
    await staff.goto('/annuaire?recherche=Sabran');
    await expect(staff.getByText('Personne à ce nom')).toBeVisible();
  });
});
