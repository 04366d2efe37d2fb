import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { inDays } from './paper';
import { persona } from './personas';

/** A day of today, with somebody of the demo on its list. */
async function today(staff: Page): Promise<string> {
  const ask = async (path: string) => (await staff.request.get(path)).json();
  const cohortId = (await ask('/api/cohorts?limit=1')).items[0].id as string;
  const data = { nature: 'common_day', format: 'on_site', title: 'Signer à la porte', heldOn: inDays(0), fromTime: '09:00', toTime: '17:00', place: 'Alès' };
  const { id } = await (await staff.request.post(`/api/cohorts/${cohortId}/gatherings`, { data })).json();
  for (const name of ['Roseline', 'Nadia']) {
    const { items } = await ask(`/api/people?limit=50&search=${name}`);
    await staff.request.post(`/api/gatherings/${id}/registrations`, { data: { personId: items[0].id } });
  }
  return id as string;
}

test.describe('a presence', () => {
  test('is signed at the door on one’s own telephone in three touches, by code or by keyboard, and staff see it', async ({ as, open, inspect }) => {
    const staff = await as('solene');
    const id = await today(staff);
    const codes = staff.waitForResponse(/\/door\//);
    await staff.goto(`/rendez-vous/${id}/code`);
    const { code } = (await (await codes).json()).codes[0] as { code: string };
    await expect(staff.getByRole('img', { name: /Code à scanner/ })).toBeVisible();
    await inspect(staff);

    const phone = await open('phone');
    await phone.goto(`/e#${code}`); // 1: what the camera read
    await expect(phone.getByRole('heading', { level: 1, name: 'Signer à la porte' })).toBeVisible();
    expect(phone.url()).not.toContain(code);
    await inspect(phone);
    await phone.getByLabel(/Votre adresse e-mail/).tap(); // 2
    await phone.keyboard.insertText(persona('roseline').email);
    await phone.getByRole('button', { name: 'Je signe ma présence' }).tap(); // 3
    await expect(phone.getByRole('status')).toContainText('Si cette adresse est inscrite, votre présence est notée');
    await inspect(phone);

    const keyboard = await open('phone');
    await keyboard.goto('/e');
    await keyboard.getByLabel(/code de six signes/).focus();
    await keyboard.keyboard.type((await staff.locator('.short').innerText()).toLowerCase());
    await keyboard.keyboard.press('Enter');
    await expect(keyboard.getByLabel(/Votre adresse e-mail/)).toBeVisible();
    await keyboard.getByLabel(/Votre adresse e-mail/).focus();
    await keyboard.keyboard.type('personne@example.org');
    await keyboard.keyboard.press('Enter');
    await expect(keyboard.getByRole('status')).toContainText('Si cette adresse est inscrite');

    await staff.getByRole('button', { name: 'Quitter cet écran' }).click();
    await expect(staff.getByText(/1 (sur leur téléphone|par leur adresse)/)).toBeVisible();
    await inspect(staff);
  });
});
