import { expect, test } from './journey';

test.describe('a fresh instance', () => {
  test('answers that it is alive and ready', async ({ request }) => {
    expect((await request.get('/health/live')).status()).toBe(200);
    expect((await request.get('/health/ready')).status()).toBe(200);
  });

  test('opens on a page in French', async ({ open, inspect }) => {
    const page = await open();
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonjour');
    await inspect(page);
  });
});
