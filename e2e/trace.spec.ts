import { expect, test } from './journey';

test.describe('what is kept of somebody', () => {
  test('is seen and asked to be erased at 320 px, from a link asked for by address; staff carry it out', async ({ as, open, mail, watch, inspect }) => {
    const staff = await as('solene', '/annuaire?recherche=Eug%C3%A9nie');
    const made = await staff.request.post('/api/people', { data: { givenName: 'Eugénie', familyName: 'Passerand', organisationId: null, roleTitle: 'Conseillère', email: 'eugenie.passerand@example.org', telephone: '06 39 98 11 22' } });
    expect(made.ok()).toBe(true);

    const phone = await open('phone');
    await phone.goto('/mes-donnees');
    await inspect(phone);
    await phone.getByLabel('Votre adresse e-mail').fill('eugenie.passerand@example.org');
    await phone.getByRole('button', { name: 'Recevoir mon lien' }).click();
    await expect(phone.getByText('Regardez votre boîte aux lettres.')).toBeVisible();
    const letter = await mail.next('eugenie.passerand@example.org', /Vos données/);
    await phone.goto(letter.links[0] as string);
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Vos données');
    await phone.getByText('Comment vous joindre').click();
    await expect(phone.getByText('06 39 98 11 22', { exact: true })).toBeVisible();
    await inspect(phone);
    await phone.getByRole('button', { name: 'Demander à être effacé·e' }).click();
    await inspect(phone);
    await phone.getByLabel('Un mot, si vous voulez').fill('Je quitte la mairie');
    await phone.getByRole('button', { name: 'Oui, je le demande' }).click();
    await expect(phone.getByText('Votre demande est enregistrée')).toBeVisible();
    await inspect(phone);
    await phone.getByRole('button', { name: 'Retirer ma demande' }).click();
    await expect(phone.getByText('Votre demande est retirée')).toBeVisible();
    await phone.getByRole('button', { name: 'Demander à être effacé·e' }).click();
    await phone.getByRole('button', { name: 'Oui, je le demande' }).click();
    await expect(phone.getByText('Votre demande est enregistrée')).toBeVisible();

    await staff.goto('/administration/demandes');
    await inspect(staff);
    await staff.getByRole('button', { name: 'Ouvrir la demande de Eugénie Passerand' }).click();
    await expect(staff.getByText('Comment vous joindre (1)')).toBeVisible();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Effacer', exact: true }).click();
    await staff.getByRole('dialog', { name: 'Effacer Eugénie Passerand' }).getByRole('button', { name: 'Effacer', exact: true }).click();
    await expect(staff.getByText('C’est effacé.')).toBeVisible();
    watch.expect(/^410 \/api\/link$/);
    await phone.reload();
    await expect(phone.getByRole('heading', { level: 1 })).not.toHaveText('Vos données');
  });

  test('is set back from the history in a click; a question is noted by keyboard and answered', async ({ as, inspect }) => {
    const staff = await as('solene');
    const made = await staff.request.post('/api/people', { data: { givenName: 'Gatien', familyName: 'Sauvelade', organisationId: null, roleTitle: 'Maire', email: null, telephone: null } });
    const { id } = (await made.json()) as { id: string };
    await staff.request.put(`/api/people/${id}/contact`, { data: { email: 'gatien@example.org', telephone: null } });
    await staff.request.put(`/api/people/${id}/contact`, { data: { email: 'gatien.sauvelade@example.org', telephone: null } });
    await staff.goto(`/annuaire/${id}`);
    await staff.getByRole('button', { name: 'Historique' }).click();
    await expect(staff.getByText('gatien@example.org').first()).toBeVisible();
    await inspect(staff);
    await staff.getByRole('button', { name: /Rétablir/ }).first().click();
    await expect(staff.getByText('C’est rétabli.')).toBeVisible();
    await staff.getByRole('button', { name: 'Fermer' }).click();
    await expect(staff.getByRole('link', { name: 'gatien@example.org' })).toBeVisible();

    await staff.goto('/parcours');
    await staff.getByRole('link', { name: /^Parcours Occitanie/ }).click();
    await staff.getByRole('link', { name: 'Questions reçues' }).click();
    await staff.getByRole('textbox', { name: 'Qui', exact: true }).or(staff.getByRole('combobox', { name: 'Qui', exact: true })).fill('Une voisine');
    await staff.getByLabel('Question', { exact: true }).fill('À quelle heure finit la journée ?');
    await staff.keyboard.press('Enter');
    await expect(staff.getByText('C’est noté.')).toBeVisible();
    await expect(staff.locator('#who')).toBeFocused();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Répondre à : À quelle heure finit la journée ?' }).click();
    await staff.getByLabel('Ce qui a été répondu').fill('À 17 h');
    await inspect(staff);
    await staff.getByRole('button', { name: 'C’est répondu' }).click();
    await expect(staff.getByText('C’est répondu.')).toBeVisible();
  });
});
