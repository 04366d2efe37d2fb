import { expect, test } from './journey';
import { persona } from './personas';

test.describe('the account of one’s organisation', () => {
  test('is taken at the door, left again, and tells calmly whoever turns back or is not known', async ({ open, inspect, watch }) => {
    const page = await open('phone');
    const [door, theirs] = [page.getByRole('button', { name: 'Continuer avec le compte de mon organisation' }), page.getByRole('heading', { name: 'Mon organisation' })];
    await page.goto('/mon-compte');
    await door.click();
    await expect(theirs).toBeVisible();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await expect(page.getByRole('heading', { name: 'Vous avez fait demi-tour' })).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
    await inspect(page);

    await page.getByRole('link', { name: 'Revenir à la connexion' }).click();
    await inspect(page);
    await door.click();
    await page.getByLabel('Adresse professionnelle').fill('une.inconnue@ailleurs.example.org');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await expect(page.getByRole('heading', { name: 'Nous ne vous reconnaissons pas ainsi' })).toBeVisible();
    await inspect(page);

    // The provider remembers the other one, and is told to ask again.
    await page.getByRole('button', { name: 'Essayer avec un autre compte' }).click();
    await page.getByLabel('Adresse professionnelle').fill(persona('perrine').email);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Perrine Galtier' })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/mon-compte');

    watch.expect(/^401 \/api\/home$/);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await expect(theirs).toBeVisible();
    await page.getByRole('button', { name: 'Fermer ma session' }).click();
    await expect(page.getByRole('heading', { name: 'Bonjour' })).toBeVisible();
    // Nobody is signed in any more, here nor there.
    await page.goto('/mon-compte');
    await door.click();
    await expect(page.getByLabel('Adresse professionnelle')).toBeVisible();
  });
});
