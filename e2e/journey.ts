import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { inspect } from './inspect';
import { filesOf, nextMail, received, type Received } from './mailbox';
import { persona } from './personas';
import { Watch } from './watch';

const laptop = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions;
const phone = { viewport: { width: 320, height: 700 }, isMobile: true, hasTouch: true } satisfies BrowserContextOptions;
const screens = { laptop, phone };

interface Journey {
  /** The mail server's view: a message that nobody read yet, waiting for it when needed, or all that a person received. */
  readonly mail: { next(address: string, subject: RegExp): Promise<Received>; all(address: string): Promise<Received[]> };
  /** What the pages said in their console; a journey ends badly when it was not announced. */
  readonly watch: Watch;
  /** A browser of one's own, in which nobody is signed in. */
  readonly open: (screen?: keyof typeof screens) => Promise<Page>;
  /** The same for somebody of docs/demo.md, by given name, signed in and at « À faire » or at another address. */
  readonly as: (givenName: string, address?: string, screen?: keyof typeof screens) => Promise<Page>;
  /** Fails when the page as it stands breaks what must hold on every page and in every state. */
  readonly inspect: (page: Page) => Promise<void>;
}

/** Sessions by person: one sign-in serves all the journeys of a run, as one morning's sign-in serves the day. */
const sessions = new Map<string, Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>>();

/** What every journey has. */
export const test = base.extend<Journey>({
  baseURL: async ({}, use) => use(variable('E2E_URL')),
  mail: async ({}, use) => {
    const folder = variable('E2E_MAILS');
    // What earlier journeys received is not news to this one.
    const read = new Set(filesOf(folder));
    await use({ next: (address, subject) => nextMail(folder, address, subject, read), all: (address) => received(folder, address) });
  },
  watch: [
    async ({}, use) => {
      const watch = new Watch();
      await use(watch);
      expect(watch.unexpected()).toEqual([]);
    },
    { auto: true },
  ],
  open: async ({ browser, baseURL, watch }, use) => {
    const opened: Page[] = [];
    await use(async (screen = 'laptop') => {
      const context = await browser.newContext({ baseURL, locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', ...screens[screen] });
      watch.follow(context);
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
  as: async ({ open, baseURL }, use) => {
    await use(async (givenName, address = '/a-faire', screen = 'laptop') => {
      const page = await open(screen);
      const known = sessions.get(givenName);
      if (known) await page.context().addCookies(known.cookies);
      else {
        const answer = await page.request.post(`${baseURL}/api/auth/login`, { data: persona(givenName) });
        expect(answer.ok(), `${givenName} signs in`).toBe(true);
        sessions.set(givenName, await page.context().storageState());
      }
      await page.goto(address);
      return page;
    });
  },
  inspect: async ({}, use) => use(inspect),
});

export { expect };

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: journeys run with e2e/playwright.config.ts, which starts the product.`);
  return value;
}
