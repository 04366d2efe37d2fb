import type { Page } from '@playwright/test';
import { choose } from './cohort-of-list';
import { expect, test } from './journey';
import { persona } from './personas';
import { inDays, pages } from './paper';

const title = 'Une journée pour se retrouver';

/** The figures by kind of actors, as « Élus 3 1 2 » and so on. */
async function figures(page: Page): Promise<string[]> {
  return page.getByRole('region', { name: 'Par type d’acteurs' }).getByRole('row').allInnerTexts();
}

test.describe('a gathering', () => {
  test('is planned by staff, answered from an e-mail on a phone, and staff read the answers', async ({ as, open, mail, inspect }) => {
    const roseline = persona('roseline').email;
    const staff = await as('solene', '/rendez-vous');
    await choose(staff, 'Parcours Occitanie');
    await expect(staff.getByRole('heading', { level: 1, name: 'Rendez-vous' })).toBeVisible();
    await expect(staff.getByRole('link', { name: 'Évaluation et célébration de l’accompagnement' })).toBeVisible();
    await inspect(staff);

    await staff.getByRole('link', { name: 'Prévoir un rendez-vous' }).first().click();
    const plan = staff.getByRole('dialog', { name: 'Prévoir un rendez-vous' });
    await plan.getByLabel('Titre').fill(title);
    await plan.getByLabel('Sorte').selectOption('Journée commune');
    await plan.getByLabel('Comment').selectOption('sur place');
    await plan.getByLabel('Jour', { exact: true }).fill(inDays(30));
    await plan.getByLabel('De', { exact: true }).fill('09:00');
    await plan.getByLabel('À', { exact: true }).fill('17:00');
    await plan.getByLabel('Lieu').fill('Carcassonne');
    await plan.getByLabel('De quoi il s’agit').fill('Ce que chacun a essayé depuis un an, et ce qu’on fait ensemble ensuite.');
    await inspect(staff);
    await plan.getByRole('button', { name: 'Prévoir' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(staff.getByRole('heading', { name: 'Personne n’est encore invité' })).toBeVisible();
    await inspect(staff);

    await staff.getByRole('link', { name: 'Inviter' }).first().click();
    const invite = staff.getByRole('dialog', { name: 'Inviter' });
    await invite.getByRole('checkbox', { name: 'Canohès', exact: true }).check();
    await expect(invite.getByRole('listitem').filter({ hasText: 'Roseline Soulier' })).toBeVisible();
    await invite.getByLabel('Un mot de votre part').fill('Venez avec une photo du village.');
    await invite.getByRole('button', { name: 'En texte seul' }).click();
    await expect(invite.getByRole('region', { name: 'Texte de l’e-mail' })).toContainText(title);
    await inspect(staff);
    await invite.getByRole('button', { name: /^Envoyer à \d+ personnes$/ }).click();
    await expect(invite.getByRole('status')).toContainText('e-mails partent dans la minute, un par personne, chacun avec son lien.');
    await inspect(staff);
    await invite.getByRole('button', { name: 'Fermer' }).first().click();
    const canohes = staff.getByRole('region', { name: 'Canohès' });
    await expect(canohes.getByRole('listitem').filter({ hasText: 'Roseline Soulier' })).toContainText('Sans réponse');
    const sendings = staff.getByRole('region', { name: 'Envois et rappels' });
    await expect(sendings.getByRole('listitem').filter({ hasText: 'Rappel, la veille' })).toContainText(/Part le .* à 9\sh, à \d+\spersonnes/);
    await sendings.getByRole('button', { name: /^Arrêter.*7 jours avant/ }).click();
    await expect(sendings.getByRole('listitem').filter({ hasText: '7 jours avant' })).toContainText('Arrêté');
    await inspect(staff);

    const letter = await mail.next(roseline, new RegExp(title));
    expect(letter.text).toContain('Venez avec une photo du village.');
    const phone = await open('phone');
    await phone.goto(letter.links.find((address) => address.includes('/l#')) ?? '');
    await expect(phone.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(phone.getByText('dans l’équipe de Canohès')).toBeVisible();
    expect(new URL(phone.url()).pathname).toBe('/l');
    await inspect(phone);
    await phone.getByRole('button', { name: 'Je viens' }).click();
    await expect(phone.getByRole('status')).toHaveText('C’est noté : vous venez. Merci !');
    await inspect(phone);
    await phone.getByRole('button', { name: 'Je ne peux pas' }).click();
    await expect(phone.getByRole('status')).toHaveText('C’est noté : vous ne pouvez pas venir. Merci de l’avoir dit.');
    await phone.getByRole('button', { name: 'On me remplace' }).click();
    await expect(phone.getByRole('status')).toHaveText('C’est noté : quelqu’un vous remplace.');
    await phone.getByLabel('Son prénom et son nom').fill('Aimé Roussillon');
    await phone.getByLabel('Sa fonction').fill('Adjoint aux chemins');
    await inspect(phone);
    await phone.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(phone.getByRole('status')).toHaveText('C’est noté : Aimé Roussillon vous remplace.');
    await phone.reload();
    await expect(phone.getByRole('button', { name: 'On me remplace', pressed: true })).toBeVisible();

    await staff.reload();
    const line = canohes.getByRole('listitem').filter({ hasText: 'Roseline Soulier' });
    await expect(line).toContainText('Se fait remplacer');
    await expect(line).toContainText('par Aimé Roussillon, Adjoint aux chemins');

    await staff.getByRole('link', { name: /^Relancer/ }).click();
    const remind = staff.getByRole('dialog', { name: 'Relancer' });
    await expect(remind.getByText('Roseline Soulier')).toBeHidden();
    const silent = await remind.getByRole('listitem').first().innerText();
    await inspect(staff);
    await remind.getByRole('button', { name: /^Relancer \d+ personnes?$/ }).click();
    await expect(remind.getByRole('status')).toContainText('dans la minute');
    await remind.getByRole('button', { name: 'Fermer' }).first().click();
    await expect(canohes.getByRole('listitem').filter({ hasText: silent.replace(/ \(.*$/s, '') })).toContainText('relancé·e le');
    expect((await mail.all(roseline)).filter(({ subject }) => subject.startsWith('Venez-vous'))).toEqual([]);
  });

  test('leaves supports that a link from a letter finds again by theme, in two touches', async ({ as, open, mail, inspect }) => {
    const staff = await as('solene', '/rendez-vous');
    await choose(staff, 'Parcours Occitanie');
    await staff.getByRole('link', { name: 'Évaluation et célébration de l’accompagnement' }).click();
    await staff.getByRole('button', { name: 'Ajouter un support' }).click();
    await staff.getByLabel(/^Fichier PDF/).setInputFiles({ name: 'Le chemin de chacun.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') });
    await staff.getByRole('group', { name: 'Thèmes' }).getByLabel('Évaluer').check();
    await inspect(staff);
    await staff.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await expect(staff.getByRole('link', { name: /Le chemin de chacun/ })).toBeVisible();
    await staff.getByRole('button', { name: 'Diffuser par e-mail' }).click();
    await staff.getByRole('button', { name: /^Envoyer à \d+ personnes$/ }).click();
    await expect(staff.getByRole('status').filter({ hasText: 'e-mails partent.' })).toBeVisible();

    const letter = await mail.next(persona('roseline').email, /supports sont là|l’essentiel en 5 minutes/);
    const phone = await open('phone');
    await phone.goto(letter.links.find((address) => address.includes('/l#')) ?? '');
    await phone.getByRole('button', { name: /^Évaluer/ }).click();
    const download = phone.waitForEvent('download');
    await phone.getByRole('button', { name: /Le chemin de chacun/ }).click();
    expect((await download).suggestedFilename()).toBe('Le chemin de chacun.pdf');
    await inspect(phone);
  });

  test('tells who came, by half-day and by kind of actors, on screen and on a printed sheet', async ({ as, inspect }) => {
    const staff = await as('solene', '/rendez-vous');
    await choose(staff, 'Parcours Occitanie');
    await staff.getByRole('link', { name: 'Évaluation et célébration de l’accompagnement' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Évaluation et célébration de l’accompagnement' })).toBeVisible();
    await staff.getByRole('link', { name: 'Présences', exact: true }).click();
    await staff.getByLabel('Chercher un nom').fill('canohes');
    await expect(staff.getByRole('region', { name: 'Barre-des-Cévennes' })).toBeHidden();
    await inspect(staff);

    const before = await figures(staff);
    const canohes = staff.getByRole('region', { name: 'Canohès' });
    const cameInTheMorning = staff.getByRole('checkbox', { checked: true, name: /^Matin/ });
    const name = await canohes.getByRole('listitem').filter({ has: cameInTheMorning }).locator('strong').first().innerText();
    const line = canohes.getByRole('listitem').filter({ hasText: name });
    const summary = staff.getByRole('status').filter({ hasText: 'Matin' });
    const morning = Number(/Matin\s:\s(\d+)/.exec(await summary.innerText())?.[1]);
    // Noted long ago, a presence is taken off with a reason that stays on record.
    const untick = async (half: RegExp) => {
      await line.getByRole('checkbox', { name: half }).click();
      const why = staff.getByRole('dialog', { name: /Pourquoi cette correction/ });
      await why.getByLabel('La raison').fill('La case n’est pas signée');
      await why.getByRole('button', { name: 'Corriger' }).click();
      await expect(why).toBeHidden();
      await expect(line.getByRole('checkbox', { name: half })).not.toBeChecked();
    };
    await untick(/^Matin/);
    await expect(summary).toContainText(`Matin : ${morning - 1} présences`);
    if (await line.getByRole('checkbox', { name: /^Après-midi/ }).isChecked()) await untick(/^Après-midi/);
    await staff.reload();
    await expect(staff.getByRole('status').filter({ hasText: 'Matin' })).toContainText(`Matin : ${morning - 1} présences`);
    await expect.poll(() => figures(staff)).not.toEqual(before);
    await line.getByRole('checkbox', { name: /^Matin/ }).check();
    await expect(summary).toContainText(`Matin : ${morning} présences`);

    await staff.getByRole('link', { name: 'Feuille d’émargement', exact: true }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Feuille d’émargement' })).toBeVisible();
    await expect(staff.getByRole('columnheader', { name: 'Matin' })).toBeVisible();
    await inspect(staff);
    const sheet = await pages(staff);
    expect(sheet).toBeGreaterThanOrEqual(2);
    expect(sheet).toBeLessThanOrEqual(6);
  });
});
