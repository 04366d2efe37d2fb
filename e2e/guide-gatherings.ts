import type { Page } from '@playwright/test';
import { camera } from './camera';
import { choose } from './cohort-of-list';
import { picture } from './guide-picture';
import { expect, test } from './journey';
import { inDays } from './paper';
import { persona } from './personas';

const companions = 'Compagnons de route';

interface Place {
  cohort: string;
  /** The address of a gathering of the companions, by the beginning of its title. */
  of(title: string): string;
}

/** Where things are among the companions, whose days follow the calendar. */
async function among(staff: Page): Promise<Place> {
  const ask = async (path: string) => (await (await staff.request.get(path)).json()) as { items: { id: string; name: string; title: string }[] };
  const cohort = (await ask('/api/cohorts')).items.find(({ name }) => name === companions)?.id ?? '';
  const { items } = await ask(`/api/cohorts/${cohort}/gatherings`);
  return { cohort, of: (title) => `/rendez-vous/${items.find((one) => one.title.startsWith(title))?.id}` };
}

test('Le rythme des e-mails', async ({ as }) => {
  // The pictures write to more people in a minute than a small network does.
  const admin = await as('maud', '/administration/reglages');
  await admin.getByLabel(/^E-mails envoyés par minute/).fill('2000');
  await admin.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(admin.getByText('C’est enregistré.')).toBeVisible();
});

test('Prévoir et inviter', async ({ as }) => {
  const staff = await as('solene');
  const { cohort, of } = await among(staff);
  await staff.goto(`/rendez-vous?parcours=${cohort}`);
  await expect(staff.getByRole('heading', { name: 'À venir' })).toBeVisible();
  await picture(staff, 'a-venir');
  await staff.goto(`/rendez-vous/serie?parcours=${cohort}`);
  await staff.getByLabel('Titre de chacun').fill('Veillée des projets');
  await staff.getByLabel('Le premier jour').fill(inDays(30));
  await staff.getByLabel('Combien').fill('3');
  await expect(staff.getByLabel('Titre 3')).toHaveValue(/^Veillée des projets \d+$/);
  await staff.getByLabel('Titre 3').scrollIntoViewIfNeeded();
  await picture(staff, 'serie');
  await staff.goto(`${of('Raconter')}/inviter`);
  const invite = staff.getByRole('dialog', { name: 'Inviter' });
  await expect(invite.getByRole('button', { name: /^Envoyer à \d+ personnes$/ })).toBeVisible();
  await picture(invite, 'inviter');
  await staff.goto(`${of('Voyage')}/places`);
  await expect(staff.getByRole('heading', { name: 'En liste d’attente' })).toBeVisible();
  await picture(staff, 'places');
  await staff.goto('/administration/e-mails');
  await expect(staff.getByRole('table')).toBeVisible();
  await picture(staff, 'e-mails');
  await staff.goto('/administration/textes');
  await staff.getByLabel('Pour', { exact: true }).selectOption({ label: companions });
  await staff.getByLabel('E-mail', { exact: true }).selectOption({ label: 'Invitation à un rendez-vous' });
  await expect(staff.getByRole('heading', { name: 'Ce qu’on lira' })).toBeVisible();
  await picture(staff, 'textes');
});

test('Signer, à la porte et à l’accueil', async ({ as, open }) => {
  const staff = await as('solene');
  const { of } = await among(staff);
  const today = of('Ce que chacun');
  await staff.goto(`${today}/code`);
  await expect(staff.getByRole('img', { name: /Code à scanner/ })).toBeVisible();
  await picture(staff, 'code-a-projeter');
  const phone = await open('phone');
  await phone.goto((await camera(staff)) as string);
  await phone.getByLabel(/Votre adresse e-mail/).fill('margaux.delpuech@roquelune.example.org');
  await picture(phone, 'signer');
  await staff.setViewportSize({ width: 1024, height: 768 });
  await staff.goto(`${today}/accueil`);
  await expect(staff.getByRole('region', { name: 'Roquelune' })).toBeVisible();
  await picture(staff, 'accueil');
  await staff.setViewportSize({ width: 1440, height: 900 });
  await staff.goto(`${today}/saisir`);
  await expect(staff.getByRole('region', { name: 'La feuille' })).toBeVisible();
  await picture(staff, 'saisir-la-feuille');
});

test('Après : visio, corrections, retours, pièces', async ({ as, open }) => {
  const staff = await as('solene');
  const { cohort, of } = await among(staff);
  await staff.goto(of('L’eau'));
  await staff.getByRole('link', { name: 'À relire' }).click();
  await expect(staff.getByRole('heading', { name: /noms? à reconnaître/ })).toBeVisible();
  await picture(staff, 'visio');
  await staff.goto(of('Reprendre'));
  await staff.getByRole('link', { name: 'Présences', exact: true }).click();
  await staff.getByText(/^Corrections/).click();
  await picture(staff.getByRole('region', { name: 'Preuves de présence' }), 'corrections');
  await staff.getByRole('heading', { name: 'Retours' }).evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
  await picture(staff, 'retours');
  await staff.goto(`/parcours/${cohort}/pieces`);
  await staff.getByRole('row').nth(1).getByRole('link').click();
  const sealed = staff.getByRole('article').filter({ has: staff.getByRole('heading', { name: /^Version 1/ }) });
  await expect(sealed).toBeVisible({ timeout: 60_000 });
  await picture(staff, 'pieces');
  await picture(sealed, 'dossier-scelle');
  const anybody = await open('laptop');
  const downloading = staff.waitForEvent('download');
  await sealed.getByRole('link', { name: /^Télécharger/ }).click();
  await anybody.goto('/verifier');
  await anybody.getByLabel('Choisir le fichier ZIP').setInputFiles(await (await downloading).path());
  await expect(anybody.getByText('Authentique.')).toBeVisible();
  await picture(anybody, 'verifier');
});

test('Entre pairs', async ({ as, open, mail }) => {
  const staff = await as('solene');
  const { of } = await among(staff);
  await staff.goto('/rendez-vous/attentes');
  await expect(staff.getByRole('table').first()).toBeVisible();
  await picture(staff, 'attentes-croisees');
  await staff.goto(`${of('Ce que chacun')}/pairs`);
  const group = staff.getByRole('article', { name: 'Entre agents', exact: true });
  await expect(group).toBeVisible();
  await picture(staff, 'tableaux-des-pairs');
  await group.getByRole('button', { name: /^Envoyer les liens/ }).click();
  await staff.getByRole('dialog').getByRole('button', { name: 'Envoyer' }).click();
  const letter = await mail.next('sami.haddad@roquelune.example.org', /entre agents/);
  const phone = await open('phone');
  await phone.goto(letter.links.find((address) => address.includes('/l#')) ?? '');
  await expect(phone.getByText('Le carnet de l’ancien fontainier').first()).toBeVisible();
  await picture(phone, 'tableau-au-telephone');
});

test('Les supports et l’infolettre', async ({ as, open, mail }) => {
  const staff = await as('solene', '/rendez-vous');
  await choose(staff, 'Parcours Occitanie');
  await staff.getByRole('link', { name: 'Évaluation et célébration de l’accompagnement' }).click();
  await staff.getByRole('button', { name: 'Diffuser par e-mail' }).click();
  await staff.getByRole('button', { name: /^Envoyer à \d+ personnes$/ }).click();
  const letter = await mail.next(persona('roseline').email, /supports sont là|l’essentiel en 5 minutes/);
  const phone = await open('phone');
  await phone.goto(letter.links.find((address) => address.includes('/l#')) ?? '');
  await expect(phone.getByRole('heading', { name: 'Retrouver' })).toBeVisible();
  await picture(phone, 'supports');
  await staff.goto('/infolettre');
  await staff.getByRole('link', { name: /Un hiver à plusieurs/ }).first().click();
  await expect(staff.getByRole('region', { name: 'Édito' })).toBeVisible();
  await picture(staff, 'infolettre');
});
