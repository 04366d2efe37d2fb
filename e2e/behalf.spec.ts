import { expect, test } from './journey';
import { pages } from './paper';

const mayor = { name: 'Robin Sabatier', email: 'robin.sabatier@barre.example.org' };

test.describe('a village of two hundred', () => {
  test('owes little: staff write for the mayor, who confirms in one touch, corrects another, and is counted', async ({ as, open, mail, inspect }) => {
    test.setTimeout(120_000);
    const staff = await as('solene', '/projets');
    await staff.getByRole('link', { name: 'Barre-des-Cévennes' }).click();
    for (const sentence of ['Le conseil commence par la source.', 'La bergerie sera visitée en avril.']) {
      await staff.getByRole('textbox').first().fill(sentence);
      if (!(await staff.getByLabel('Pour qui').isVisible())) await staff.getByText('J’écris pour quelqu’un d’autre').click();
      await staff.getByLabel('Pour qui').selectOption({ label: mayor.name });
      await staff.getByRole('button', { name: 'Envoyer', exact: true }).click();
      await expect(staff.locator('.passage', { hasText: sentence }).getByText(/pas encore confirmé/)).toBeVisible();
    }
    await inspect(staff);

    // One letter for both, and for what awaited an answer since December.
    const letter = await mail.next(mayor.email, /Écrit en votre nom/);
    expect((await mail.all(mayor.email)).length).toBe(1);
    const phone = await open('phone');
    await phone.goto(letter.links.find((link) => link.includes('/l#')) as string);
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(/Est-ce bien cela/);
    expect(phone.url()).not.toContain('#');
    const card = (words: string) => phone.locator('app-own-statement', { hasText: words });
    await expect(card('La bergerie sera visitée en avril.')).toBeVisible();
    await inspect(phone);
    await card('Le conseil commence par la source.').getByRole('button', { name: 'Je m’y retrouve' }).click();
    await expect(phone.getByText('Vous vous y retrouvez. Merci.')).toBeVisible();
    await card('La bergerie').getByRole('button', { name: 'En partie' }).click();
    await inspect(phone);
    await phone.getByLabel('Dans vos mots').fill('La bergerie sera visitée en mai.');
    await phone.getByRole('button', { name: 'C’est mieux ainsi' }).click();
    await expect(card('La bergerie sera visitée en mai.').getByText('Corrigé dans vos mots. Merci.')).toBeVisible();
    await card('Les études d’eau').getByRole('button', { name: 'Non', exact: true }).click();
    await expect(phone.getByText(/Vous ne vous y retrouvez pas/)).toBeVisible();
    await inspect(phone);

    await staff.reload();
    await expect(staff.locator('.passage', { hasText: 'La bergerie sera visitée en mai.' }).getByText(/corrigé par la personne/)).toBeVisible();
    await staff.goto('/territoires');
    await staff.getByRole('link', { name: 'Barre-des-Cévennes' }).click();
    await staff.getByText(/Demandé au maire.*: 1 sur 8 actes en 18 mois/).click();
    await expect(staff.getByText('Lettre à confirmer').first()).toBeVisible();
    await staff.getByRole('link', { name: 'Pour le compte de' }).click();
    await expect(staff.getByText('Rien n’attend de réponse.')).toBeVisible();
    await inspect(staff);
  });

  test('is told to those outside on one sheet, without an account and without a word of the method, until the page is withdrawn', async ({ as, open, watch, inspect }) => {
    test.setTimeout(120_000);
    const staff = await as('solene', '/territoires');
    await staff.getByRole('link', { name: 'Barre-des-Cévennes' }).click();
    await staff.getByRole('link', { name: 'Une page pour l’extérieur' }).click();
    await staff.getByRole('button', { name: 'Faire une autre page' }).click();
    await staff.getByLabel('À qui parler').selectOption({ index: 1 });
    await staff.getByLabel('Adresse professionnelle').fill('bonjour@reseau.example.org');
    await staff.getByLabel(/Cette personne accepte/).check();
    await inspect(staff);
    await staff.getByRole('dialog').getByRole('button', { name: 'Faire la page' }).click();
    await expect(staff.getByText('La page est prête.')).toBeVisible();
    await inspect(staff);
    const id = /territoires\/([\w-]+)/.exec(staff.url())?.[1];
    const listed = await staff.request.get(`/api/participations/${id}/outsider-pages`);
    const { items } = (await listed.json()) as { items: { address: string }[] };

    const outsider = await open('phone');
    await outsider.goto(items[0]?.address as string);
    await expect(outsider.getByRole('heading', { level: 1, name: 'Barre-des-Cévennes' })).toBeVisible();
    expect(outsider.url()).not.toContain('#');
    const text = await outsider.locator('main').innerText();
    expect(text).not.toMatch(/cohorte|délégation|tronc commun|participation|constat|systémi|diagnostic|restitution|allié|caillou|pilote/i);
    expect(text.match(/[\w.+-]+@[\w.-]+/g)).toEqual(['bonjour@reseau.example.org']);
    expect(text).not.toMatch(/0[1-9](?: \d\d){4}/);
    await inspect(outsider);
    expect(await pages(outsider)).toBe(1);

    await staff.getByRole('button', { name: 'Retirer' }).first().click();
    await staff.getByRole('button', { name: 'Retirer la page' }).click();
    await expect(staff.getByText('La page est retirée.')).toBeVisible();
    watch.expect(/^410 \/api\/outsider-page$/);
    await outsider.reload();
    await expect(outsider.getByRole('heading', { level: 1, name: 'Cette page a été retirée' })).toBeVisible();
    await inspect(outsider);

    for (const name of ['Barre-des-Cévennes', 'Montpellier Méditerranée Métropole']) {
      await staff.goto('/projets');
      await staff.getByRole('link', { name }).click();
      await staff.getByRole('link', { name: 'Une page pour le bureau municipal' }).click();
      await expect(staff.getByRole('heading', { name: 'À décider ensemble' })).toBeVisible();
      await inspect(staff);
      expect(await pages(staff)).toBe(1);
    }
  });
});
