import type { Locator, Page } from '@playwright/test';
import { camera } from './camera';
import { expect, test } from './journey';
import { enter, tabTo } from './keyboard';
import { inDays } from './paper';
import { persona } from './personas';

/** A day of today, with people of the demo on its list. */
async function today(staff: Page, given: object, ...names: string[]): Promise<{ id: string; people: string[] }> {
  const ask = async (path: string) => (await staff.request.get(path)).json();
  const cohortId = (await ask('/api/cohorts?limit=1')).items[0].id as string;
  const data = { nature: 'common_day', format: 'on_site', heldOn: inDays(0), place: 'Alès', ...given };
  const { id } = await (await staff.request.post(`/api/cohorts/${cohortId}/gatherings`, { data })).json();
  const people = await Promise.all(names.map(async (name) => (await ask(`/api/people?limit=50&search=${name}`)).items[0].id as string));
  return { id, people };
}

/** The focus is there, where an eye finds it: inside the window, with a ring. */
async function seen(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  await expect(target).toBeInViewport();
  expect(await target.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none');
}

test.describe('a presence', () => {
  test('is signed at the door on one’s own telephone in three touches, by what the camera reads, staff see it, and the tablet goes on without a network, reloaded too', async ({ as, open, inspect, watch }) => {
    const staff = await as('solene');
    const { id, people } = await today(staff, { title: 'Signer à la porte', fromTime: '09:00', toTime: '12:00' }, 'Roseline', 'Nadia', 'Antoine');
    for (const personId of people) await staff.request.post(`/api/gatherings/${id}/registrations`, { data: { personId } });
    await staff.goto(`/rendez-vous/${id}/code`);
    await expect(staff.getByRole('img', { name: /Code à scanner/ })).toBeVisible();
    const origin = new URL(staff.url()).origin;
    const read = await camera(staff);
    expect(read).toMatch(new RegExp(`^${origin}/e#.{20,}$`));
    await inspect(staff);
    await staff.setViewportSize({ width: 320, height: 700 });
    expect(await camera(staff)).toMatch(new RegExp(`^${origin}/e#.{20,}$`));
    await staff.setViewportSize({ width: 1440, height: 900 });

    const phone = await open('phone');
    await phone.goto(read as string); // 1: what the camera read
    await expect(phone.getByRole('heading', { level: 1, name: 'Signer à la porte' })).toBeVisible();
    expect(phone.url()).toBe(`${origin}/e`);
    await inspect(phone);
    await phone.getByLabel(/Votre adresse e-mail/).tap(); // 2
    await phone.keyboard.insertText(persona('roseline').email);
    await phone.getByRole('button', { name: 'Je signe ma présence' }).tap(); // 3
    await expect(phone.getByRole('status')).toContainText('Si cette adresse est inscrite, votre présence est notée');
    await inspect(phone);

    await staff.getByRole('button', { name: 'Quitter cet écran' }).click();
    await expect(staff.getByText(/1 (sur leur téléphone|par leur adresse)/)).toBeVisible();
    await inspect(staff);

    watch.expect(/^ERR_INTERNET_DISCONNECTED \/api\//);
    await staff.goto(`/rendez-vous/${id}/accueil`);
    await expect(staff.getByText('Gardés sur cette tablette jusqu’à ce soir')).toBeVisible({ timeout: 30_000 });
    await inspect(staff);
    await staff.context().setOffline(true);
    await staff.reload();
    await expect(staff.getByText('Pas de réseau : continuez à cocher')).toBeVisible({ timeout: 30_000 });
    for (const name of [/Nadia/, /Antoine/]) await staff.getByRole('button', { name }).click();
    await expect(staff.getByText('2 en attente du réseau')).toBeVisible();
    await staff.reload();
    await expect(staff.getByText('3 présences sur 3 personnes')).toBeVisible();
    await expect(staff.getByText('2 en attente du réseau')).toBeVisible();
    await inspect(staff);
    await staff.context().setOffline(false);
    await expect(staff.getByText(/en attente|Pas de réseau/)).toHaveCount(0, { timeout: 30_000 });
    const { registrations } = await (await staff.request.get(`/api/gatherings/${id}`)).json();
    expect(registrations.map(({ ticks }: { ticks: string[] }) => ticks.length)).toEqual([1, 1, 1]);
    await staff.getByRole('button', { name: 'Oublier sur cette tablette' }).click();
    await expect(staff.getByText('Rien n’est gardé sur cette tablette')).toBeVisible();
    expect(await staff.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])).toEqual([0, 0]);
    await inspect(staff);
  });

  test('is answered, prepared, signed and certified from the letter by keyboard alone, at 320 pixels', async ({ as, open, mail, inspect }) => {
    // In the first minute of a day, that minute is waited for.
    const { timeout } = test.info();
    test.setTimeout(timeout + 61_000);
    await expect.poll(() => new Date().toLocaleTimeString('sv', { timeZone: 'Europe/Paris' }) >= '00:01', { timeout: 61_000 }).toBe(true);
    const staff = await as('solene', '/rendez-vous');
    // Over since one past midnight: its half-day can be certified as soon as it is signed.
    const { id, people } = await today(staff, { title: 'Sans souris', fromTime: '00:00', toTime: '00:01' }, 'Roseline');
    await staff.request.post(`/api/gatherings/${id}/resources`, { data: { kind: 'slides', title: 'Les pas du matin', url: 'https://example.org/pas' } });
    await staff.request.post(`/api/gatherings/${id}/invitations`, { data: { personIds: people } });
    await staff.goto(`/rendez-vous/${id}/code`);

    const letter = await mail.next(persona('roseline').email, /Sans souris/);
    const phone = await open('phone');
    const button = (name: string | RegExp) => phone.getByRole('button', { name });
    const said = (words: string) => expect(phone.getByRole('status').filter({ hasText: words })).toBeVisible();
    await phone.goto(letter.links.find((address) => address.includes('/l#')) ?? '');
    await enter(phone, button('On me remplace'));
    await seen(phone.getByLabel('Son prénom et son nom'));
    await phone.keyboard.type('Aimé Roussillon');
    await phone.keyboard.press('Enter');
    await said('C’est noté : Aimé Roussillon vous remplace.');
    await seen(button('Changer le nom'));
    await tabTo(phone, button('Je viens'), 'Shift+Tab');
    await phone.keyboard.press('Space');
    await said('C’est noté : vous venez.');
    await seen(button('Je viens'));

    await enter(phone, phone.locator('summary', { hasText: 'Ce qu’il vous faut pour venir' }));
    await tabTo(phone, phone.getByLabel('Végétarien'));
    await phone.keyboard.press('Space');
    await enter(phone, button('Enregistrer'));
    await said('Vous pourrez le changer ici.');
    await seen(button('Enregistrer'));
    await inspect(phone);

    await enter(phone, button('Je suis dans la salle'));
    await tabTo(phone, phone.getByLabel(/code de six signes/));
    await phone.keyboard.type((await staff.locator('.short').innerText()).toLowerCase());
    await phone.keyboard.press('Enter');
    await seen(button('Je signe ma présence'));
    await phone.keyboard.press('Enter');
    await said('Merci Roseline, votre présence est notée.');
    await seen(phone.getByRole('status'));

    await enter(phone, phone.getByRole('link', { name: 'Revenir à mon invitation' }));
    await tabTo(phone, phone.getByRole('link', { name: /Les pas du matin/ }));
    const paper = phone.waitForEvent('download');
    await tabTo(phone, button('Mon attestation de présence (PDF)'), 'Shift+Tab');
    await phone.keyboard.press('Enter');
    expect((await paper).suggestedFilename()).toBe('attestation.pdf');
    await seen(button('Mon attestation de présence (PDF)'));
    await inspect(phone);
  });
});
