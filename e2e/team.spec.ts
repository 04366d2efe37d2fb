import { expect, test } from './journey';
import { inDays } from './paper';

test.describe('a team', () => {
  test('somebody hands over to a newcomer, who reads the story from the e-mail on a phone', async ({ as, open, mail, inspect }) => {
    const staff = await as('solene', '/territoires');
    await staff.getByRole('link', { name: /^Gruissan/ }).click();
    await staff.getByRole('link', { name: /^Toute l’équipe/ }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'L’équipe de Gruissan' })).toBeVisible();
    const agents = staff.getByRole('region', { name: 'Agents', exact: true });
    const leaver = (await agents.getByRole('listitem').first().getByRole('link').first().innerText()).trim();
    await inspect(staff);

    const { pathname } = new URL(staff.url());
    const territory = pathname.split('/')[2];
    const team = (await (await staff.request.get(`/api/participations/${territory}/delegates`)).json()) as { members: { person: { id: string; givenName: string; familyName: string } }[] };
    const personId = team.members.find(({ person }) => `${person.givenName} ${person.familyName}` === leaver)?.person.id;
    const asked = await staff.request.post(`/api/participations/${territory}/news-requests`, { data: { personIds: [personId], message: null } });
    expect(asked.ok()).toBe(true);

    await agents.getByRole('link', { name: `Passer le relais : ${leaver}` }).click();
    const relay = staff.getByRole('dialog');
    await expect(relay.getByText('Donner des nouvelles du projet')).toBeVisible();
    await relay.getByLabel('Quelqu’un prend sa place le lendemain').check();
    await relay.getByRole('button', { name: 'C’est quelqu’un de nouveau' }).click();
    await relay.getByLabel('Prénom').fill('Aurore');
    await relay.getByLabel('Nom', { exact: true }).fill('Delbosc');
    await relay.getByLabel('E-mail', { exact: true }).fill('aurore.delbosc@gruissan.example.org');
    await expect(relay.getByLabel(/^Donner des nouvelles du projet/)).toHaveValue('newcomer');
    await inspect(staff);
    await relay.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(relay.getByRole('status')).toContainText('La personne qui arrive reçoit « Reprendre le fil ».');
    await relay.getByRole('button', { name: 'Revenir à l’équipe' }).click();
    await inspect(staff);
    await staff.getByLabel('L’équipe au').fill(inDays(1));
    await staff.getByLabel('L’équipe au').blur();
    await expect(agents).toContainText('Aurore Delbosc');
    await expect(agents).not.toContainText(leaver);

    expect((await mail.next('aurore.delbosc@gruissan.example.org', /vous passe le relais/)).links.some((address) => address.includes('/l#'))).toBe(true);
    const letter = await mail.next('aurore.delbosc@gruissan.example.org', /^Reprendre le fil à Gruissan/);
    const phone = await open('phone');
    await phone.goto(letter.links.find((address) => address.includes('/l#')) ?? '');
    await expect(phone.getByRole('heading', { level: 1, name: 'Reprendre le fil à Gruissan' })).toBeVisible();
    await expect(phone.getByRole('region', { name: 'Ce que vous reprenez' })).toContainText(`donner des nouvelles du projet (de ${leaver})`);
    await expect(phone.getByRole('region', { name: 'Qui est qui' })).toBeVisible();
    expect(await phone.locator('main').innerText()).not.toMatch(/@|0\d( \d\d){4}/);
    await inspect(phone);
  });

  test('an empty seat opens its plan: a call is noted, and the seat rests', async ({ as, inspect }) => {
    const staff = await as('solene', '/territoires');
    await staff.getByRole('link', { name: /^Barre-des-Cévennes/ }).click();
    await staff.getByRole('link', { name: /^Toute l’équipe/ }).click();
    const state = staff.getByRole('region', { name: 'État', exact: true });
    await state.getByRole('link', { name: /^À qui s’adresser/ }).click();
    const plan = staff.getByRole('dialog', { name: 'Places à pourvoir' });
    await expect(plan.getByText(/la sous-préfecture de Florac/)).toBeVisible();
    await expect(plan.getByLabel('Message')).toHaveValue(/une personne des services de l’État/);
    await inspect(staff);
    await plan.getByLabel('Noter un appel ou une rencontre').check();
    await plan.getByLabel('À qui').fill('la sous-préfète, à la foire de la Madeleine');
    await plan.getByRole('button', { name: 'Noter', exact: true }).click();
    await expect(plan.getByRole('status')).toContainText('C’est noté.');
    await expect(plan.getByRole('button', { name: /^État\s+en attente de réponse/ })).toBeVisible();
    await inspect(staff);
  });
});
