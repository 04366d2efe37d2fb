import { expect, test } from './journey';

test.describe('a territory tells, from a link in an e-mail, on a phone', () => {
  test('how its project goes and what it changed; the page of the report shows it, and outsiders once it is published', async ({ as, open, mail, inspect }) => {
    test.setTimeout(180_000);
    const staff = await as('solene', '/projets');
    await inspect(staff);
    await staff.getByRole('link', { name: 'Canohès' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Revitaliser le centre du village' })).toBeVisible();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Demander des nouvelles' }).click();
    await staff.getByLabel(/Roseline Soulier/).check();
    await staff.getByLabel('Un mot de votre part').fill('Juste une phrase, depuis le marché.');
    await inspect(staff);
    await staff.getByRole('button', { name: 'Envoyer à 1 personne' }).click();
    await expect(staff.getByText('1 demande envoyée.')).toBeVisible();

    const asked = await mail.next('roseline.soulier@canohes.example.org', /Des nouvelles/);
    expect(asked.text).toContain('Juste une phrase, depuis le marché.');
    const phone = await open('phone');
    await phone.goto(linkOf(asked.links));
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(/Des nouvelles/);
    await inspect(phone);
    await phone.getByRole('button', { name: 'Envoyer' }).click();
    await expect(phone.getByText('Écrivez au moins quelques mots.')).toBeVisible();
    await inspect(phone);
    await phone.getByLabel('Une petite victoire').check();
    await phone.getByRole('textbox').fill('Le café de la place ouvre le dimanche.');
    await phone.getByRole('button', { name: 'Envoyer' }).click();
    await expect(phone.getByText('Merci, c’est bien arrivé.')).toBeVisible();
    await phone.getByRole('button', { name: /^Corriger/ }).first().click();
    await phone.getByLabel('Corriger').fill('Le café de la place ouvre le dimanche matin.');
    await inspect(phone);
    await phone.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(phone.getByText('Le café de la place ouvre le dimanche matin.')).toBeVisible();
    await inspect(phone);
    await staff.reload();
    await expect(staff.getByText('Le café de la place ouvre le dimanche matin.')).toBeVisible();

    await staff.getByRole('link', { name: 'Ce que ça a changé' }).click();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Demander ce que ça a changé' }).click();
    await staff.getByLabel(/Roseline Soulier/).check();
    await staff.getByRole('button', { name: 'Envoyer à 1 personne' }).click();
    const told = await mail.next('roseline.soulier@canohes.example.org', /Qu’est-ce que ça a changé/);
    await phone.goto('about:blank');
    await phone.goto(linkOf(told.links));
    await phone.getByLabel('Qu’est-ce que ça a changé').fill('On se salue d’une rue à l’autre.');
    await phone.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(phone.getByText('Merci, c’est bien arrivé.')).toBeVisible();
    await inspect(phone);
    await phone.getByRole('button', { name: /^Préciser/ }).first().click();
    await phone.getByRole('button', { name: 'coopération' }).click();
    await inspect(phone);
    await phone.locator('li').getByRole('button', { name: 'Enregistrer' }).click();
    await expect(phone.locator('li').getByText('coopération')).toBeVisible();

    await staff.getByRole('link', { name: 'Page du bilan' }).click();
    await expect(staff.getByText('On se salue d’une rue à l’autre.')).toBeVisible();
    await inspect(staff);
    const observer = await as('paule', '/bilan');
    await expect(observer.getByRole('link', { name: 'Canohès' })).toHaveCount(0);
    await inspect(observer);
    await staff.getByRole('button', { name: 'Rendre visible à…' }).click();
    await expect(staff.getByText('Financeurs et observateurs · 1')).toBeVisible();
    await inspect(staff);
    await staff.getByRole('button', { name: /^Rendre visible à \d+ personnes$/ }).click();
    await expect(staff.getByText('Cette version ne changera plus.')).toBeVisible();

    await observer.reload();
    await observer.getByRole('link', { name: 'Canohès' }).click();
    await expect(observer.getByText('On se salue d’une rue à l’autre.')).toBeVisible();
    await inspect(observer);
  });

  test('a page of the report prints on one or two sheets, without the menu; a missing voice is shown as missing', async ({ as, inspect }) => {
    const staff = await as('solene', '/bilan');
    await staff.getByRole('link', { name: 'CA du Sicoval' }).click();
    const word = staff.getByRole('region', { name: 'Le mot de l’allié·e' });
    await expect(word).toHaveText(/Pas encore recueilli/);
    await inspect(staff);
    await staff.emulateMedia({ media: 'print' });
    await expect(staff.getByRole('navigation', { name: 'Menu' })).toBeHidden();
    await expect(word).toBeVisible();
    const paper = (await staff.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
  });
});

/** The personal link of an e-mail. */
function linkOf(links: readonly string[]): string {
  const found = links.find((address) => /\/l[/#]/.test(address));
  if (!found) throw new Error(`No personal link among ${links.join(', ')}`);
  return found;
}
