import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { addUser } from '../add-user.ts';
import type { ApiClient } from '../api-client.ts';
import { startWorld, type World } from '../start-world.ts';
import { createWatch, type Watch } from './watch-page.ts';

/** A browser of its own, with its own cookies. */
export type OpenBrowser = (client?: ApiClient, options?: BrowserOptions) => Promise<Page>;

type BrowserOptions = Parameters<Browser['newContext']>[0];

interface Fixtures {
  /** A LeadRabbit and a Meta of this test alone. */
  world: World;
  watch: Watch & { follow(page: Page): void };
  openBrowser: OpenBrowser;
  /** Signed in as an admin. */
  admin: Page;
  /** Signed in as a salesperson. */
  sales: Page;
  stranger: Page;
}

/** Browser tests: each has a new world, and fails where a page had trouble that it did not expect. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixtures from the pattern
  world: async ({}, provide) => {
    const world = await startWorld();
    await provide(world);
    await world.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  watch: async ({}, provide) => {
    const watch = createWatch();
    await provide(watch);
    expect(watch.unexpected(), 'trouble in the browser').toEqual([]);
  },
  openBrowser: async ({ browser, world, watch }, provide) => {
    const pages: Page[] = [];
    await provide(async (client, options = {}) => {
      const context = await browser.newContext({ baseURL: world.app.url, ...options });
      if (client) await context.addCookies([sessionCookie(client)]);
      const page = await context.newPage();
      watch.follow(page);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  admin: async ({ openBrowser, world }, provide) => provide(await openBrowser(world.app.admin)),
  sales: async ({ openBrowser, world }, provide) =>
    provide(await openBrowser(await addUser(world.app, 'user'))),
  stranger: async ({ openBrowser }, provide) => provide(await openBrowser()),
});

export { expect };

function sessionCookie({ cookie, url }: ApiClient) {
  const [name = '', ...value] = cookie.split('=');
  return { name, value: value.join('='), url };
}
