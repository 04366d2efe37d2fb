import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const narrow = 320;

/** What must hold on every page and in every state: one title, axe at WCAG 2.2 AA without a finding, and nothing that scrolls sideways, here and at 320 pixels. */
export async function inspect(page: Page): Promise<void> {
  // Behind a dialog that asks to sign in again, the refused request is still on its way.
  if (!(await page.locator('dialog[open]').count())) await expect(page.locator('.progress')).not.toHaveClass(/busy/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page).toHaveTitle(/Cordée/);
  expect(await findings(page)).toEqual([]);
  await fits(page);
  const size = page.viewportSize();
  if (!size || size.width === narrow) return;
  await page.setViewportSize({ width: narrow, height: size.height });
  await fits(page);
  await page.setViewportSize(size);
}

/** What axe finds: the rule broken, and where. It stays in the page from one state to the next, and tells its findings alone: five times quicker than its own driver. */
async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, standards);
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
