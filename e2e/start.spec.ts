import { expect, test } from './journey';

test.describe('a fresh instance', () => {
  test('answers that it is alive and ready', async ({ request }) => {
    expect((await request.get('/health/live')).status()).toBe(200);
    expect((await request.get('/health/ready')).status()).toBe(200);
  });

  test('opens on a page in French, without an error in the console', async ({ page, accessible }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    // Asking who is signed in answers 401 to a visitor, and Chromium reports it as it would a failure.
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('401') && errors.push(message.text()));
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await accessible(page);
    expect(errors).toEqual([]);
  });
});
