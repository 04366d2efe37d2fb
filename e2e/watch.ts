import type { BrowserContext, ConsoleMessage } from '@playwright/test';

/** What went wrong in the pages of a journey without showing on screen: errors of the console, of scripts and of the content security policy. */
export class Watch {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [/^401 \/api\/auth\/me$/];

  /** Follows every page of a browser context. */
  follow(context: BrowserContext): void {
    context.on('weberror', (error) => this.seen.push(`script: ${error.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error') this.seen.push(summary(message));
    });
  }

  /** Announces a refusal that the journey provokes, as « 410 /api/auth/link/use »; Chromium writes each one in its console. */
  expect(refusal: RegExp): void {
    this.expected.push(refusal);
  }

  /** What was seen and not announced. */
  unexpected(): string[] {
    return this.seen.filter((line) => !this.expected.some((pattern) => pattern.test(line)));
  }
}

function summary(message: ConsoleMessage): string {
  const text = message.text();
  const status = /status of (\d{3})/.exec(text)?.[1] ?? /net::(ERR_\w+)/.exec(text)?.[1];
  const { url } = message.location();
  return status && url ? `${status} ${new URL(url).pathname}` : `console: ${text}`;
}
