import { Secret, TOTP } from 'otpauth';
import { expect, test } from './journey';
import { persona } from './personas';

test.describe('signing in', () => {
  test('by a link, which serves once', async ({ open, mail, inspect, watch }) => {
    const { email } = persona('diane');
    const page = await open();
    await page.goto('/connexion');
    await page.getByLabel('Votre adresse e-mail').fill(email);
    await page.getByRole('button', { name: 'Recevoir un lien par e-mail' }).click();
    await expect(page.getByRole('status')).toContainText(`Si ${email} est connue ici, un lien vient de partir.`);
    await inspect(page);

    const { links, text } = await mail.next(email, /Votre lien pour vous connecter/);
    expect(text).toContain('une seule fois, pendant 15 minutes');
    const link = links.find((address) => address.includes('/connexion/lien')) ?? '';
    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'Vous y êtes presque' })).toBeVisible();
    expect(page.url()).not.toContain('token');
    await inspect(page);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await expect(page).toHaveURL(/\/a-faire$/);
    await expect(page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'À faire' })).toBeVisible();

    watch.expect(/^410 \/api\/auth\/link\/use$/);
    const other = await open('phone');
    await other.goto(link);
    await other.getByRole('button', { name: 'Me connecter' }).click();
    await expect(other.getByRole('heading', { name: 'Ce lien ne sert plus' })).toBeVisible();
    await expect(other.getByRole('alert')).toContainText('Ce lien a déjà servi ou n’est plus valable.');
    await inspect(other);
  });

  test('by a password, told in words when it is wrong, then landing where one was going', async ({ open, inspect, watch }) => {
    watch.expect(/^401 \/api\/auth\/login$/);
    const { email, password } = persona('roseline');
    const page = await open('phone');
    await page.goto('/mon-compte');
    await page.getByRole('button', { name: 'J’ai un mot de passe' }).click();
    await expect(page.getByLabel('Votre adresse e-mail')).toBeFocused();
    await page.getByLabel('Votre adresse e-mail').fill(email);
    await page.getByLabel('Votre mot de passe').fill('ce-n-est-pas-celui-la');
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await expect(page.getByRole('alert')).toContainText('Adresse ou mot de passe inconnus. Vous pouvez aussi demander un lien par e-mail.');
    await inspect(page);
    await page.getByLabel('Votre mot de passe').fill(password);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Roseline Soulier' })).toBeVisible();
    await inspect(page);
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('link', { name: 'À faire' })).toBeVisible();
    await inspect(page);
    // Signing out leaves by « À faire », whose reading may reach the server once the session is over.
    watch.expect(/^401 \/api\/home$/);
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await expect(page.getByRole('heading', { name: 'Bonjour' })).toBeVisible();
    await page.goto('/mon-compte');
    await expect(page.getByRole('heading', { name: 'Bonjour' })).toBeVisible();
  });

  test('with a password chosen again from an e-mail', async ({ open, mail, inspect, watch }) => {
    watch.expect(/^422 \/api\/auth\/password\/use$/);
    const { email, password } = persona('diane');
    const page = await open('phone');
    await page.goto('/connexion');
    await page.getByRole('button', { name: 'J’ai un mot de passe' }).click();
    await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
    await expect(page.getByRole('heading', { name: 'Mot de passe oublié' })).toBeVisible();
    await inspect(page);
    await page.getByLabel('Votre adresse e-mail').fill(email);
    await page.getByRole('button', { name: 'Recevoir l’e-mail' }).click();
    await expect(page.getByRole('heading', { name: 'Regardez votre boîte aux lettres' })).toBeVisible();

    const { links } = await mail.next(email, /Choisir un nouveau mot de passe/);
    const letter = await open('phone');
    await letter.goto(links.find((address) => address.includes('/mot-de-passe')) ?? '');
    await letter.getByLabel('Votre mot de passe').fill('territoireterritoire');
    await expect(letter.getByText('Assez long.')).toBeVisible();
    await letter.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
    await expect(letter.getByRole('alert')).toBeVisible();
    await inspect(letter);
    await letter.getByLabel('Votre mot de passe').fill(password);
    await letter.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
    await expect(letter.getByRole('heading', { name: 'C’est enregistré' })).toBeVisible();
    await inspect(letter);
  });

  test('with a second factor, once it is in place', async ({ as, open, inspect, watch }) => {
    watch.expect(/^401 \/api\/auth\/login$/);
    const { email, password } = persona('tom');
    const page = await as('tom', '/mon-compte');
    await page.getByRole('link', { name: 'Ajouter cette protection' }).click();
    await page.getByRole('button', { name: 'Commencer' }).click();
    const secret = await page.locator('code').first().innerText();
    const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
    await expect(page.getByRole('img', { name: 'Code à scanner' })).toBeVisible();
    await inspect(page);
    await page.getByLabel('Le code affiché').fill(totp.generate());
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await expect(page.getByText('C’est en place.')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ has: page.locator('code') })).toHaveCount(10);
    const [, rescue = ''] = await page.locator('.codes code').allInnerTexts();
    await inspect(page);

    const newDevice = await open('phone');
    await newDevice.goto('/connexion?avec=mot-de-passe');
    await newDevice.getByLabel('Votre adresse e-mail').fill(email);
    await newDevice.getByLabel('Votre mot de passe').fill(password);
    await newDevice.getByRole('button', { name: 'Me connecter' }).click();
    await newDevice.getByLabel('Le code de votre application').fill('000000');
    await inspect(newDevice);
    await newDevice.getByRole('button', { name: 'Me connecter' }).click();
    await expect(newDevice.getByRole('alert')).toContainText('Ce code n’est pas le bon, ou il a déjà servi.');
    // The code of now has served to enrol; the next one is accepted a little early.
    await newDevice.getByLabel('Le code de votre application').fill(totp.generate({ timestamp: Date.now() + 30_000 }));
    await newDevice.getByRole('button', { name: 'Me connecter' }).click();
    await expect(newDevice).toHaveURL(/\/a-faire$/);

    const withoutPhone = await open();
    await withoutPhone.goto('/connexion?avec=mot-de-passe');
    await withoutPhone.getByLabel('Votre adresse e-mail').fill(email);
    await withoutPhone.getByLabel('Votre mot de passe').fill(password);
    await withoutPhone.getByRole('button', { name: 'Me connecter' }).click();
    await withoutPhone.getByLabel('Le code de votre application').fill(rescue);
    await withoutPhone.getByRole('button', { name: 'Me connecter' }).click();
    await expect(withoutPhone).toHaveURL(/\/a-faire$/);
  });

  test('is not possible while the server is away, and says so', async ({ open, inspect, watch }) => {
    watch.expect(/^ERR_INTERNET_DISCONNECTED \/api\/auth\/link$/);
    const page = await open('phone');
    await page.goto('/connexion');
    await page.getByLabel('Votre adresse e-mail').fill('quelqu.un@example.org');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Recevoir un lien par e-mail' }).click();
    await expect(page.getByRole('alert')).toContainText('Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez');
    await inspect(page);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Recevoir un lien par e-mail' }).click();
    await expect(page.getByRole('status')).toContainText('un lien vient de partir');
  });
});

test.describe('a personal link', () => {
  test('that is worn out is told calmly, without a way further', async ({ open, inspect, watch }) => {
    watch.expect(/^410 \/api\/link$/);
    const page = await open('phone');
    await page.goto('/l#un-lien-qui-n-existe-pas-ou-plus-du-tout-00000');
    await expect(page.getByRole('heading', { name: 'Ce lien a fait son temps' })).toBeVisible();
    await expect(page.getByText('une personne de l’équipe vous en enverra un autre')).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/l');
    await inspect(page);
  });
});
