import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { nextMail, received, type Received } from './mailbox';

interface Journey {
  /** The mail server's view: what a person received, waiting for it when needed. */
  readonly mail: { next(address: string, subject: RegExp): Promise<Received>; all(address: string): Promise<Received[]> };
  /** Fails when axe finds anything on the page as it stands, at WCAG 2.2 AA. */
  readonly accessible: (page: Page) => Promise<void>;
}

/** What every journey has: the product's address, the mail that arrived and the accessibility check. */
export const test = base.extend<Journey>({
  baseURL: async ({}, use) => use(variable('E2E_URL')),
  mail: async ({}, use) => {
    const folder = variable('E2E_MAILS');
    await use({ next: (address, subject) => nextMail(folder, address, subject), all: (address) => received(folder, address) });
  },
  accessible: async ({}, use) => {
    await use(async (page) => {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
    });
  },
});

export { expect };

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: journeys run with e2e/playwright.config.ts, which starts the product.`);
  return value;
}
