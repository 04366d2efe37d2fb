import { expect, test } from './journey';
import { persona } from './personas';

test.describe('a peer exchange', () => {
  test('is kept by a scribe, added to from a telephone, and shows outside only what the group chose', async ({ as, open, mail, inspect }) => {
    const staff = await as('solene', '/rendez-vous');
    const answer = await staff.request.get('/api/auth/me');
    const [{ cohortId }] = (await answer.json()).hats as [{ cohortId: string }];
    const origin = new URL(staff.url()).origin;
    const made = await staff.request.post(`/api/cohorts/${cohortId}/gatherings`, { data: { nature: 'peer_exchange', format: 'on_site', title: 'Entre pairs, à Canohès' }, headers: { origin } });
    const { id } = await made.json();
    const people = (await (await staff.request.get(`/api/people?search=${encodeURIComponent('Roseline Soulier')}`)).json()).items as { id: string }[];
    await staff.request.post(`/api/gatherings/${id}/registrations`, { data: { personId: people[0]?.id }, headers: { origin } });

    await staff.goto(`/rendez-vous/${id}/pairs`);
    await staff.getByRole('button', { name: 'Préparer les quatre tableaux' }).click();
    const group = staff.getByRole('article', { name: 'Entre élus' });
    await group.getByRole('button', { name: /^Ouvrir aux téléphones/ }).click();
    await expect(group).toContainText('Ouvert aux téléphones : 1 personne du groupe est inscrite');
    await group.getByRole('button', { name: /^Confier le tableau/ }).click();
    await group.getByLabel('Qui tient le tableau').fill('Solène Marchetti');
    await group.getByRole('button', { name: /^Solène Marchetti/ }).click();
    await expect(group).toContainText('Tenu par Solène Marchetti');
    await inspect(staff);
    await group.getByRole('button', { name: /^Envoyer les liens/ }).click();
    await staff.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
    await expect(staff.getByText('2 e-mails partent.')).toBeVisible();

    await group.getByRole('link', { name: 'Ouvrir le tableau' }).click();
    await staff.getByLabel('Une carte, une idée').fill('Le préfet ne répond jamais');
    await staff.keyboard.press('Enter');
    await expect(staff.getByRole('article').filter({ hasText: 'Le préfet ne répond jamais' })).toContainText('Dans la salle');

    const letter = await mail.next(persona('roseline').email, /entre élus/);
    const phone = await open('phone');
    await phone.goto(letter.links.find((address) => address.includes('/l#')) ?? '');
    await expect(phone.getByText('Le préfet ne répond jamais', { exact: true })).toBeVisible();
    await phone.getByLabel('Colonne').selectOption('Nos attentes');
    await phone.getByLabel('Envers qui').selectOption('envers l’État');
    await phone.getByLabel('Une carte, une idée').fill('Un interlocuteur unique');
    await phone.getByRole('button', { name: 'Ajouter', exact: true }).click();
    const card = phone.getByRole('article').filter({ hasText: 'Un interlocuteur unique' });
    await expect(card).toContainText('Dans la salle');
    await expect(card.getByRole('button', { name: /^Partager/ })).toHaveCount(0);
    await inspect(phone);

    await expect(staff.getByText('Un interlocuteur unique', { exact: true })).toBeVisible();
    await staff.getByRole('button', { name: /^Partager.*Un interlocuteur unique/ }).click();
    await expect(staff.getByRole('article').filter({ hasText: 'Un interlocuteur unique' })).toContainText('Partagée');
    await inspect(staff);
    await staff.getByRole('link', { name: '← Échange entre pairs' }).click();
    const matrix = staff.getByRole('table', { name: /^Attentes croisées/ });
    await expect(matrix).toContainText('Un interlocuteur unique');
    await expect(staff.getByRole('main')).not.toContainText('Le préfet ne répond jamais');
    await expect(group).toContainText('2 cartes, 1 partagée');
    await inspect(staff);
  });
});
