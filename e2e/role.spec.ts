import { expect, test } from './journey';

const newcomer = { given: 'Capucine', family: 'Lafargue', email: 'capucine.lafargue@allies.example.org', password: 'quatre-balais-et-une-lune' };
const name = `${newcomer.given} ${newcomer.family}`;

test.describe('a role', () => {
  test('opens its screens to somebody new, and closes them at the next click once it is taken back', async ({ as, open, mail, inspect, watch }) => {
    const admin = await as('maud', '/administration');
    await admin.getByRole('button', { name: 'Inviter quelqu’un' }).click();
    const invite = admin.getByRole('dialog', { name: 'Inviter quelqu’un' });
    await invite.getByLabel('n’y est pas encore').check();
    await invite.getByLabel('Prénom').fill(newcomer.given);
    await invite.getByLabel('Nom', { exact: true }).fill(newcomer.family);
    await invite.getByLabel('Adresse e-mail').fill(newcomer.email);
    await invite.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await expect(invite).toBeHidden();
    await expect(admin.getByRole('status').filter({ hasText: name })).toBeVisible();

    const letter = await mail.next(newcomer.email, /Votre accès à/);
    const person = await open('phone');
    await person.goto(letter.links.find((address) => address.includes('/invitation-compte')) ?? '');
    await expect(person.getByRole('heading', { level: 1, name: 'Bienvenue dans Cordée' })).toBeVisible();
    await inspect(person);
    await person.getByLabel('Votre mot de passe').fill(newcomer.password);
    await person.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
    await expect(person.getByRole('heading', { level: 1, name: 'C’est enregistré' })).toBeVisible();
    await inspect(person);
    await person.getByRole('link', { name: 'Me connecter' }).click();
    await person.getByLabel('Votre adresse e-mail').fill(newcomer.email);
    await person.getByLabel('Votre mot de passe').fill(newcomer.password);
    await person.getByRole('button', { name: 'Me connecter' }).click();
    await expect(person.getByRole('heading', { level: 1, name: 'À faire' })).toBeVisible();
    await person.getByRole('button', { name: 'Menu' }).click();
    await expect(person.getByRole('link', { name: 'Parcours', exact: true })).toHaveCount(0);

    await admin.getByRole('link', { name: 'Rôles', exact: true }).click();
    await admin.getByRole('button', { name: 'Donner un rôle' }).click();
    const give = admin.getByRole('dialog', { name: 'Donner un rôle' });
    await give.getByLabel('À qui').fill('Lafar');
    await give.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await give.getByLabel('Quel rôle').selectOption('Observateur');
    await give.getByLabel('Dans quel parcours').selectOption('Parcours Occitanie');
    await inspect(admin);
    await give.getByRole('button', { name: 'Donner ce rôle' }).click();
    await expect(give).toBeHidden();
    await admin.getByLabel('Rôle', { exact: true }).selectOption('Observateur');
    await expect(admin.getByRole('row').filter({ hasText: name })).toContainText('En cours');

    await person.goto('/parcours');
    await expect(person.getByRole('heading', { level: 1, name: /^Parcours Occitanie/ })).toBeVisible();
    await expect(person.getByRole('table', { name: 'Où en est chaque territoire' })).toBeVisible();

    await admin.getByRole('button', { name: new RegExp(`^Retirer.*${name}`) }).click();
    await inspect(admin);
    await admin.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await expect(admin.getByRole('row').filter({ hasText: name })).toHaveCount(0);
    watch.expect(/^(403|404) \/api\/cohorts\/[^/]+\/pages$/);
    await person.getByRole('link', { name: 'Ouvrir le bilan' }).click();
    await expect(person.getByRole('main')).not.toContainText('Canohès');

    await admin.getByRole('link', { name: 'Journal', exact: true }).click();
    await admin.getByLabel('Sur quoi').selectOption('hat');
    await expect(admin.getByRole('row').filter({ hasText: 'Maud Escande' }).first()).toBeVisible();
  });

  test('is invited by an e-mail whose journey is told, without an address', async ({ as, inspect }) => {
    const admin = await as('maud', '/administration/e-mails');
    await expect(admin.getByRole('heading', { level: 1, name: 'E-mails' })).toBeVisible();
    await inspect(admin);
    const access = admin.getByRole('row').filter({ hasText: 'titulaire d’un accès' }).first();
    await access.getByRole('button', { name: /^Ouvrir/ }).click();
    await expect(admin.getByRole('dialog')).toContainText('Le serveur de messagerie l’a pris en charge.');
    await inspect(admin);
    await expect(admin.getByRole('main')).not.toContainText(/[\w.]+@[\w.]+/);
  });
});
