import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const narrow = 320;

/** What must hold on every page and in every state: one title, axe at WCAG 2.2 AA without a finding, and nothing that scrolls sideways, here and at 320 pixels. */
export async function inspect(page: Page): Promise<void> {
  // Behind a dialog that asks to sign in again, the refused request is still on its way.
  if (!(await page.locator('dialog[open]').count())) await expect(page.locator('.progress')).not.toHaveClass(/busy/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page).toHaveTitle(/Cordée/);
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
  await fits(page);
  const size = page.viewportSize();
  if (!size || size.width === narrow) return;
  await page.setViewportSize({ width: narrow, height: size.height });
  await fits(page);
  await page.setViewportSize(size);
}

/** Nothing wider than the screen; on failure, what sticks out is named. */
async function fits(page: Page): Promise<void> {
  // Sizes in parts of the window's width settle one frame after the window does.
  await expect.poll(() => page.evaluate(tooWide)).toEqual([]);
}

function tooWide(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 1);
  return [`${document.documentElement.scrollWidth} px on ${width}`, ...out.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`)];
}
