import { expect, type Page } from '@playwright/test';

/** Shows the gatherings of one cohort: without a choice, the one that lives now is shown. */
export async function choose(page: Page, cohort: string): Promise<void> {
  await page.getByLabel('Parcours', { exact: true }).selectOption({ label: cohort });
  await expect(page).toHaveURL(/parcours=/);
}
