import { expect, test } from './journey';
import { persona } from './personas';

test.describe('administering the network', () => {
  test('inviting somebody, who comes in by the e-mail; giving them a role, then withdrawing it', async ({ as, open, mail, inspect, watch }) => {
    test.setTimeout(120_000);
    const admin = await as('maud', '/administration');
    await expect(admin.getByRole('heading', { level: 1, name: 'Accès' })).toBeVisible();
    await inspect(admin);
    await admin.getByRole('button', { name: 'Inviter quelqu’un' }).click();
    await admin.getByLabel('n’y est pas encore').check();
    await admin.getByLabel('Prénom').fill('Inès');
    await admin.getByLabel('Nom', { exact: true }).fill('Roumégoux');
    await admin.getByLabel('Adresse e-mail').fill('ines.roumegoux@example.org');
    await inspect(admin);
    await admin.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await expect(admin.getByText('L’invitation de Inès Roumégoux est partie.')).toBeVisible();

    const { links, text } = await mail.next('ines.roumegoux@example.org', /Votre accès à/);
    expect(text).toContain('Bonjour Inès,');
    const newcomer = await open('phone');
    await newcomer.goto(links.find((address) => address.includes('/invitation-compte')) ?? '');
    await newcomer.getByRole('button', { name: 'Entrer sans mot de passe' }).click();
    await expect(newcomer).toHaveURL(/\/a-faire$/);

    await admin.getByRole('searchbox').fill('roumegoux');
    await admin.getByRole('searchbox').press('Enter');
    await admin.getByRole('button', { name: 'Ouvrir l’accès de Inès Roumégoux' }).click();
    await inspect(admin);
    await admin.getByRole('link', { name: 'Ses rôles' }).click();
    await expect(admin.getByRole('heading', { name: 'Aucun rôle ici' })).toBeVisible();
    await admin.getByRole('button', { name: 'Donner un rôle' }).click();
    await admin.getByLabel('Quel rôle').selectOption('delegate');
    await admin.getByLabel('Pour quel territoire').selectOption({ label: 'Canohès' });
    await inspect(admin);
    await admin.getByRole('button', { name: 'Donner ce rôle' }).click();
    await expect(admin.getByRole('cell', { name: 'équipe du territoire', exact: true })).toBeVisible();
    await inspect(admin);
    await newcomer.reload();
    await newcomer.getByRole('button', { name: 'Menu' }).click();
    await expect(newcomer.getByRole('link', { name: 'Territoires' })).toBeVisible();

    await admin.getByRole('button', { name: /^Retirer/ }).click();
    await inspect(admin);
    await admin.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await expect(admin.getByText('Le rôle de Inès Roumégoux est retiré.')).toBeVisible();

    await admin.goto('/administration/comptes?recherche=roumegoux');
    await admin.getByRole('button', { name: 'Ouvrir l’accès de Inès Roumégoux' }).click();
    await admin.getByRole('button', { name: 'Fermer son accès' }).click();
    await inspect(admin);
    await admin.getByRole('button', { name: 'Fermer l’accès' }).click();
    await expect(admin.getByText('L’accès de Inès Roumégoux est fermé.')).toBeVisible();
    watch.expect(/^401 /);
    await newcomer.reload();
    await expect(newcomer.getByRole('heading', { name: 'Bonjour' })).toBeVisible();
  });

  test('reading the journal, whose seals hold, and what became of each e-mail', async ({ as, mail, inspect }) => {
    const admin = await as('maud', '/administration/journal');
    await admin.getByRole('button', { name: 'Vérifier les scellés' }).click();
    await expect(admin.getByText(/Tout est en place/)).toBeVisible();
    await admin.getByLabel('Sur quoi').selectOption('account');
    await expect(admin).toHaveURL(/objet=account/);
    await expect(admin.getByRole('cell', { name: 'est entré·e par mot de passe' }).first()).toBeVisible();
    await inspect(admin);

    const { email } = persona('tom');
    await admin.request.post('/api/auth/link', { data: { email } });
    await mail.next(email, /Votre lien pour vous connecter/);
    await admin.goto('/administration/e-mails?etat=sent');
    await admin.getByRole('button', { name: /^Ouvrir/ }).first().click();
    await expect(admin.getByRole('dialog')).toContainText('Envoyé');
    await inspect(admin);
  });

  test('opening a cohort, which leads to naming its staff', async ({ as, inspect }) => {
    const admin = await as('maud', '/administration/parcours');
    await admin.getByLabel('Nom').fill('Parcours Essai');
    await admin.getByLabel('Début').fill('2027-01-12');
    await admin.getByRole('button', { name: 'Ouvrir ce parcours' }).click();
    await inspect(admin);
    await admin.getByRole('link', { name: 'Nommer son équipe' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('À qui').fill('fontvieille');
    await dialog.getByRole('button', { name: /Bilal Fontvieille/ }).click();
    await expect(dialog.getByLabel('Dans quel parcours').locator('option:checked')).toHaveText('Parcours Essai');
    await dialog.getByRole('button', { name: 'Donner ce rôle' }).click();
    await expect(admin.getByRole('rowheader', { name: /Bilal Fontvieille/ })).toBeVisible();
    await inspect(admin);
  });

  test('saying which settings cannot be, and keeping the others', async ({ as, inspect, watch }) => {
    watch.expect(/^400 \/api\/network$/);
    const admin = await as('maud', '/administration/reglages');
    const threshold = admin.getByLabel('Personnes rencontrées avant de citer une catégorie');
    await admin.getByLabel('Nom du réseau').fill('  x  ');
    await admin.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(admin.getByText('Deux caractères au moins.').first()).toBeVisible();
    await inspect(admin);
    await admin.getByLabel('Nom du réseau').fill('Réseau d’essai');
    await threshold.fill('6');
    await admin.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(admin.getByText('C’est enregistré.')).toBeVisible();
    await admin.reload();
    await expect(threshold).toHaveValue('6');
    await threshold.fill('5');
    await admin.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(admin.getByText('C’est enregistré.')).toBeVisible();
  });

  test('leaves to staff the roles and e-mails of their cohort, and nothing of the network', async ({ as, inspect }) => {
    const staff = await as('solene', '/administration/comptes');
    await expect(staff.getByRole('heading', { level: 1, name: 'Rôles' })).toBeVisible();
    await expect(staff.getByRole('navigation', { name: 'Administration' }).getByRole('link')).toHaveText(['Rôles', 'E-mails', 'Textes', 'Demandes']);
    await inspect(staff);
    await staff.getByRole('button', { name: 'Donner un rôle' }).click();
    await expect(staff.getByLabel('Quel rôle').getByRole('option', { name: 'Administration du réseau' })).toHaveCount(0);
    await inspect(staff);
  });
});
