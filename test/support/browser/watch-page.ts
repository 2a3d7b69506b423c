import type { Page } from '@playwright/test';

/** What went wrong in a page behind the back of the test. */
export interface Watch {
  /** Trouble that this test provokes, as it will be written here. */
  expectTrouble(pattern: RegExp): void;
  /** What was seen and not expected. */
  unexpected(): string[];
}

/**
 * A stranger's browser asks who is signed in and hears that nobody is. The browser writes that
 * into its console; it is no fault.
 */
const ALWAYS_EXPECTED = [/^401 GET \/api\/session$/];

/** Collects errors in the console, exceptions, failed requests and refusals. */
export function createWatch(): Watch & { follow(page: Page): void } {
  const expected = [...ALWAYS_EXPECTED];
  const seen: string[] = [];
  return {
    follow(page) {
      page.on('pageerror', (error) => seen.push(`exception: ${error.message}`));
      page.on('console', (message) => {
        // The browser's own line about a refused request: the request itself says more.
        if (message.text().startsWith('Failed to load resource')) return;
        if (message.type() === 'error' || message.type() === 'warning')
          seen.push(`console: ${message.text()}`);
      });
      page.on('response', (response) => {
        if (response.status() < 400) return;
        const { pathname } = new URL(response.url());
        seen.push(`${response.status()} ${response.request().method()} ${pathname}`);
      });
      page.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText ?? '';
        // Leaving a page, and a search that a newer one has overtaken.
        if (reason === 'net::ERR_ABORTED') return;
        seen.push(`${reason} ${request.method()} ${new URL(request.url()).pathname}`);
      });
    },
    expectTrouble: (pattern) => expected.push(pattern),
    unexpected: () => seen.filter((line) => !expected.some((pattern) => pattern.test(line))),
  };
}
