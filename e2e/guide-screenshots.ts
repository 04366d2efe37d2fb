import { choose } from './cohort-of-list';
import { picture } from './guide-picture';
import { expect, test } from './journey';
import { inDays } from './paper';
import { persona } from './personas';

test('Premiers pas', async ({ open, mail }) => {
  const { email } = persona('roseline');
  const page = await open('phone');
  await page.goto('/connexion');
  await page.getByLabel('Votre adresse e-mail').fill(email);
  await picture(page, 'connexion');
  await page.getByRole('button', { name: 'Recevoir un lien par e-mail' }).click();
  await expect(page.getByRole('status')).toContainText('Regardez votre boîte aux lettres');
  const { links } = await mail.next(email, /Votre lien pour vous connecter/);
  await page.goto(links.find((address) => address.includes('/connexion/lien')) ?? '');
  await expect(page.getByRole('heading', { name: 'Vous y êtes presque' })).toBeVisible();
  await picture(page, 'connexion-lien');
});

test('L’équipe du parcours', async ({ as }) => {
  const page = await as('solene', '/parcours');
  await page.getByRole('link', { name: /^Parcours Occitanie/ }).click();
  await expect(page.getByRole('table', { name: 'Où en est chaque territoire' }).getByRole('rowheader')).toHaveCount(8);
  await picture(page, 'parcours');
  await page.getByRole('link', { name: 'Canohès', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Canohès' })).toBeVisible();
  await picture(page.getByRole('region', { name: /^L’équipe/ }), 'equipe');
  await page.goto('/bilan');
  await page.getByRole('link', { name: 'Canohès' }).click();
  await expect(page.getByRole('region', { name: 'Ce que ça a changé' })).toBeVisible();
  await picture(page, 'bilan');
});

test('Un rendez-vous et ses liens', async ({ as, open, mail }) => {
  const { email } = persona('roseline');
  const staff = await as('solene', '/rendez-vous');
  await choose(staff, 'Parcours Occitanie');
  await staff.getByRole('link', { name: 'Prévoir un rendez-vous' }).first().click();
  const plan = staff.getByRole('dialog', { name: 'Prévoir un rendez-vous' });
  await plan.getByLabel('Titre').fill('Une journée pour se retrouver');
  await plan.getByLabel('Jour', { exact: true }).fill(inDays(30));
  await plan.getByLabel('De', { exact: true }).fill('09:00');
  await plan.getByLabel('À', { exact: true }).fill('17:00');
  await plan.getByLabel('Lieu').fill('Carcassonne');
  await plan.getByRole('button', { name: 'Prévoir' }).click();
  await staff.getByRole('link', { name: 'Inviter' }).first().click();
  const invite = staff.getByRole('dialog', { name: 'Inviter' });
  await invite.getByRole('button', { name: /^Envoyer à \d+ personnes$/ }).click();
  await expect(invite.getByRole('status')).toContainText('e-mails partent');
  await invite.getByRole('button', { name: 'Fermer' }).first().click();

  const phone = await open('phone');
  const { links } = await mail.next(email, /Une journée pour se retrouver/);
  await phone.goto(links.find((address) => address.includes('/l#')) ?? '');
  await expect(phone.getByRole('button', { name: 'Je viens' })).toBeVisible();
  await picture(phone, 'invitation');
  await phone.getByRole('button', { name: 'Je viens' }).click();
  await expect(phone.getByRole('status')).toContainText('vous venez');
  await phone.getByText('Ce qu’il vous faut pour venir').click();
  await phone.getByText('Ce qu’il vous faut pour venir').evaluate((summary) => summary.scrollIntoView({ block: 'start' }));
  await picture(phone, 'besoins');
  await staff.reload();
  await expect(staff.getByRole('region', { name: 'Canohès' })).toContainText('Vient');
  await picture(staff, 'rendez-vous');

  await staff.goto('/projets');
  await staff.getByRole('link', { name: 'Canohès' }).click();
  await staff.getByRole('button', { name: 'Demander des nouvelles' }).click();
  await staff.getByRole('checkbox', { name: /Roseline Soulier/ }).check();
  await staff.getByRole('button', { name: 'Envoyer à 1 personne' }).click();
  const asked = await mail.next(email, /^Des nouvelles/);
  const writer = await open('phone');
  await writer.goto(asked.links.find((address) => address.includes('/l#')) ?? '');
  await expect(writer.getByRole('heading', { level: 1, name: 'Des nouvelles ?' })).toBeVisible();
  await picture(writer, 'nouvelles');
});

test('L’allié·e et le territoire', async ({ as }) => {
  const interviewer = await as('karim', '/diagnostics');
  await interviewer.getByRole('link', { name: 'Canohès' }).click();
  await interviewer.getByRole('link', { name: 'E07', exact: true }).click();
  await expect(interviewer.getByRole('heading', { level: 1, name: /^E07/ })).toBeVisible();
  await picture(interviewer, 'entretien');
  const lead = await as('anouk', '/diagnostics');
  await lead.getByRole('link', { name: 'Canohès' }).click();
  await lead.getByRole('link', { name: 'Qui parle de quoi' }).click();
  await expect(lead.getByRole('region', { name: 'Qui parle de quoi' })).toBeVisible();
  await picture(lead, 'qui-parle-de-quoi');
  const ally = await as('bertille', '/projets');
  await ally.getByRole('link', { name: 'Canohès' }).click();
  await ally.getByRole('link', { name: 'Jours d’appui' }).first().click();
  await expect(ally.getByRole('heading', { level: 1, name: 'Jours d’appui' })).toBeVisible();
  await picture(ally, 'jours-d-appui');
  const delegate = await as('roseline', '/projets', 'phone');
  await delegate.getByRole('link', { name: 'Canohès' }).click();
  await expect(delegate.getByRole('heading', { name: 'Ce que le diagnostic nous dit' })).toBeVisible();
  await picture(delegate, 'projet');
});

test('L’observateur et l’administration', async ({ as }) => {
  const observer = await as('paule', '/parcours');
  await observer.getByRole('link', { name: /^Parcours Occitanie/ }).click();
  await expect(observer.getByRole('table', { name: 'Où en est chaque territoire' })).toBeVisible();
  await picture(observer, 'observateur');
  const admin = await as('maud', '/administration/comptes');
  await expect(admin.getByRole('table')).toBeVisible();
  await picture(admin, 'acces');
  await admin.goto('/administration/roles?ouvrir=nouveau');
  await expect(admin.getByRole('dialog', { name: 'Donner un rôle' })).toBeVisible();
  await picture(admin, 'role');
});
