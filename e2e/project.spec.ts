import type { Page } from '@playwright/test';
import type { Received } from './mailbox';
import { expect, test } from './journey';
import { persona } from './personas';
import { pages } from './paper';

const news = 'Le marché du jeudi a réuni trente personnes sur la place.';
const corrected = 'Le marché du jeudi a réuni quarante personnes sur la place.';
const effect = 'Les commerçants viennent aux réunions sans qu’on les appelle.';
const word = 'On nous a écoutés, puis on a osé.';

const personal = ({ links }: Received) => links.find((address) => address.includes('/l#')) ?? '';

/** Asks Roseline Soulier by e-mail, from the button of that name. */
async function ask(staff: Page, button: string): Promise<void> {
  await staff.getByRole('button', { name: button, exact: true }).click();
  const dialog = staff.getByRole('dialog', { name: button });
  await dialog.getByRole('checkbox', { name: /Roseline Soulier/ }).check();
  await dialog.getByRole('button', { name: 'Envoyer à 1 personne' }).click();
  await expect(dialog).toBeHidden();
}

test.describe('a territory', () => {
  test('tells by links, on a phone and without an account, and its page of the report shows it', async ({ as, open, mail, inspect }) => {
    const roseline = persona('roseline').email;
    const staff = await as('solene', '/projets');
    await expect(staff.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible();
    await inspect(staff);
    await staff.getByRole('link', { name: 'Canohès' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Revitaliser le centre du village' })).toBeVisible();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Demander des nouvelles' }).click();
    await expect(staff.getByRole('checkbox', { name: /Roseline Soulier/ })).toBeVisible();
    await inspect(staff);
    await staff.keyboard.press('Escape');
    await ask(staff, 'Demander des nouvelles');

    const phone = await open('phone');
    await phone.goto(personal(await mail.next(roseline, /^Des nouvelles\s\? · Canohès$/)));
    await expect(phone.getByRole('heading', { level: 1, name: 'Des nouvelles ?' })).toBeVisible();
    await inspect(phone);
    await phone.getByRole('button', { name: 'Envoyer' }).click();
    await expect(phone.getByText('Écrivez au moins quelques mots.')).toBeVisible();
    await phone.getByLabel('Où en êtes-vous ? Une phrase suffit.').fill(news);
    await phone.getByRole('button', { name: 'Envoyer' }).click();
    await expect(phone.getByRole('status').filter({ hasText: 'Merci' })).toContainText('Merci, c’est bien arrivé.');
    await inspect(phone);
    await phone.getByRole('button', { name: /^Corriger «\s*Le marché/ }).click();
    await phone.getByRole('textbox', { name: 'Corriger' }).fill(corrected);
    await inspect(phone);
    await phone.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(phone.getByText(corrected)).toBeVisible();
    await staff.reload();
    await expect(staff.getByText(corrected)).toBeVisible();

    await staff.getByRole('link', { name: 'Ce que ça a changé' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Ce que ça a changé' })).toBeVisible();
    await inspect(staff);
    await ask(staff, 'Demander ce que ça a changé');
    const teller = await open('phone');
    await teller.goto(personal(await mail.next(roseline, /^Qu’est-ce que ça a changé\s\? · Canohès$/)));
    await expect(teller.getByRole('heading', { level: 1, name: 'Qu’est-ce que ça a changé ?' })).toBeVisible();
    await inspect(teller);
    await teller.getByLabel('Qu’est-ce que ça a changé ?').fill(effect);
    await teller.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(teller.getByRole('status').filter({ hasText: 'Merci' })).toContainText('Merci, c’est bien arrivé.');
    await inspect(teller);
    await teller.getByRole('button', { name: /^Préciser «\s*Les commerçants/ }).click();
    await teller.getByLabel('Comment on le sait').fill('La liste de présence de novembre');
    await inspect(teller);
    await teller.getByRole('button', { name: 'Enregistrer' }).last().click();
    await expect(teller.getByText('La liste de présence de novembre')).toBeVisible();

    await ask(staff, 'Demander un mot');
    const speaker = await open('phone');
    await speaker.goto(personal(await mail.next(roseline, /Canohès$/)));
    await expect(speaker.getByRole('heading', { level: 1, name: 'Le mot du territoire' })).toBeVisible();
    await inspect(speaker);
    await speaker.getByLabel('Comment avez-vous vécu cet accompagnement ?').fill(word);
    await speaker.getByLabel('J’ai relu et j’accepte que ce mot soit publié dans le bilan.').check();
    await speaker.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(speaker.getByRole('status').filter({ hasText: 'Merci' })).toContainText('Votre mot est enregistré, avec votre accord pour le bilan.');
    await inspect(speaker);

    await staff.getByRole('link', { name: 'Page du bilan' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Canohès' })).toBeVisible();
    await expect(staff.getByRole('region', { name: 'Ce que ça a changé' })).toContainText(effect);
    await expect(staff.getByRole('region', { name: 'Le mot du territoire' })).toContainText(word);
    await inspect(staff);
    const paper = await pages(staff);
    expect(paper).toBeGreaterThanOrEqual(1);
    expect(paper).toBeLessThanOrEqual(4);
  });

  test('by account, answers what the diagnostic says, and what was typed outlives the session', async ({ as, inspect, watch }) => {
    watch.expect(/^401 \/api\/participations\/[^/]+\/news$/);
    const delegate = await as('roseline', '/a-faire', 'phone');
    await expect(delegate.getByRole('heading', { level: 1, name: 'À faire' })).toBeVisible();
    await inspect(delegate);
    await delegate.goto('/projets');
    await delegate.getByRole('link', { name: 'Canohès' }).click();
    await expect(delegate.getByRole('heading', { name: 'Ce que le diagnostic nous dit' })).toBeVisible();
    await inspect(delegate);

    const points = delegate.getByRole('region', { name: 'Ce que le diagnostic nous dit' }).getByRole('article');
    await points.nth(0).getByRole('button', { name: 'Repris dans le projet' }).click();
    await expect(points.nth(0).getByRole('button', { name: 'Repris dans le projet', pressed: true })).toBeVisible();
    await points.nth(1).getByRole('button', { name: 'Plus tard' }).click();
    await expect(points.nth(1).getByRole('button', { name: 'Plus tard', pressed: true })).toBeVisible();
    await points.nth(2).getByRole('button', { name: /^Non, parce que/ }).click();
    await points.nth(2).getByLabel('Parce que').fill('Les propriétaires préfèrent attendre le plan d’urbanisme.');
    await inspect(delegate);
    await points.nth(2).getByRole('button', { name: 'Enregistrer' }).click();
    await expect(points.nth(2)).toContainText('Parce que : Les propriétaires préfèrent attendre le plan d’urbanisme.');

    const typed = 'La place est balisée, les enfants jouent dehors.';
    await delegate.getByLabel('Où en êtes-vous ? Une phrase suffit.').fill(typed);
    await delegate.context().clearCookies();
    await delegate.getByRole('button', { name: 'Envoyer' }).click();
    const again = delegate.getByRole('dialog', { name: 'Votre session s’est terminée' });
    await expect(again).toContainText('ce que vous étiez en train d’écrire est gardé');
    await inspect(delegate);
    await again.getByRole('button', { name: 'J’ai un mot de passe' }).click();
    await again.getByLabel('Votre adresse e-mail').fill(persona('roseline').email);
    await again.getByLabel('Votre mot de passe').fill(persona('roseline').password);
    await again.getByRole('button', { name: 'Me connecter' }).click();
    await expect(again).toBeHidden();
    await expect(delegate.getByRole('listitem').filter({ hasText: typed })).toBeVisible();
  });

  test('its ally notes a support day and gives a word', async ({ as, inspect }) => {
    const ally = await as('bertille');
    await inspect(ally);
    await ally.getByRole('link', { name: 'Projets', exact: true }).click();
    await ally.getByRole('link', { name: 'Canohès' }).click();
    await ally.getByRole('link', { name: 'Les trois notes' }).click();
    await expect(ally.getByRole('heading', { name: 'L’idée' })).toBeVisible();
    await inspect(ally);
    await ally.getByRole('link', { name: 'Jours d’appui' }).first().click();
    await expect(ally.getByRole('heading', { level: 1, name: 'Jours d’appui' })).toBeVisible();
    await inspect(ally);
    await ally.getByRole('button', { name: 'Noter du temps passé' }).click();
    await ally.getByLabel('Ce qui a été fait').fill('Visite du marché avec deux commerçantes');
    await inspect(ally);
    await ally.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await expect(ally.getByRole('row').filter({ hasText: 'Visite du marché avec deux commerçantes' })).toContainText('Bertille Auriac');

    await ally.getByRole('link', { name: 'Ce que ça a changé' }).click();
    const own = ally.getByRole('region', { name: 'Le mot de l’allié·e' });
    await own.getByRole('button', { name: /Le mot de l’allié·e/ }).click();
    await own.getByLabel('Comment avez-vous vécu cet accompagnement ?').fill('Un village qui tient parole.');
    await own.getByLabel('J’ai relu et j’accepte que ce mot soit publié dans le bilan.').check();
    await inspect(ally);
    await own.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(own).toContainText('Un village qui tient parole.');
  });
});

test.describe('the report', () => {
  test('says which voices are missing', async ({ as, inspect }) => {
    const staff = await as('solene', '/bilan');
    await expect(staff.getByRole('rowheader')).toHaveCount(8);
    const missing = staff.getByRole('row').filter({ hasText: /allié/i });
    await expect(missing).toHaveCount(2);
    await inspect(staff);
    await missing.first().getByRole('rowheader').getByRole('link').click();
    await expect(staff.getByRole('region', { name: 'Le mot de l’allié·e' })).toContainText('Pas encore recueilli');
    await inspect(staff);
  });
});
