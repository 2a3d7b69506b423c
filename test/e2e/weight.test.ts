import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { openLeads, topRow } from '../support/browser/lead-list.ts';

const WEB_ROOT = join(import.meta.dirname, '../../dist/web');

/** The scripts and style sheets that a page requests, without those of a worker. */
function watchFiles(page: Page): Set<string> {
  const files = new Set<string>();
  page.context().on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\.(js|css)$/.test(pathname) && !pathname.includes('/live-worker-')) files.add(pathname);
  });
  return files;
}

async function weigh(files: ReadonlySet<string>): Promise<number> {
  const sizes = [...files].map(
    async (path) => brotliCompressSync(await readFile(join(WEB_ROOT, path))).length,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('the lead list with an open lead loads at most 150 kB of scripts and styles', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, { name: 'Grace Hopper' });
  const files = watchFiles(sales);
  await openLeads(sales);
  await topRow(sales).getByRole('link', { name: 'Grace Hopper' }).click();
  await expect(sales.getByText('Where it came from')).toBeVisible();
  expect(await weigh(files)).toBeLessThan(150_000);
  expect(files.size).toBeLessThan(12);
});

test('the sign-in loads at most 125 kB of scripts and styles', async ({ stranger }) => {
  const files = watchFiles(stranger);
  await stranger.goto('/sign-in');
  await expect(stranger.getByLabel('Password')).toBeVisible();
  expect(await weigh(files)).toBeLessThan(125_000);
});

test('the lead list is requested once, and again only if something happened', async ({
  sales,
  world,
}) => {
  await connectAll(world);
  const { leads } = await sendForm(world, { name: 'Grace Hopper' });
  await world.lead(leads[0]?.id ?? '');
  const asked: string[] = [];
  sales.on('request', (request) => {
    if (request.url().includes('/api/leads?')) asked.push(request.url());
  });
  await openLeads(sales);
  await expect(topRow(sales)).toContainText('Grace Hopper');
  // The stream has been open for a while when the next event comes.
  await sendForm(world, { name: 'Ada Lovelace' });
  await expect(topRow(sales)).toContainText('Ada Lovelace');
  expect(asked).toHaveLength(1);
});

test('something is on the screen before any script has arrived', async ({ stranger }) => {
  await stranger.route('**/*.js', (route) => {
    if (!route.request().url().endsWith('/first-paint.js')) return;
    return route.continue();
  });
  await stranger.goto('/user/allLeads', { waitUntil: 'commit' });
  await expect(stranger.getByText('Loading LeadRabbit…')).toBeVisible();
  await stranger.unrouteAll({ behavior: 'ignoreErrors' });
});
