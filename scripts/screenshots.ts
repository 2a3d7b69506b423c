/**
 * `npm run screenshots`: takes the pictures of the README from the running product, with made-up
 * people. The web application has to be built (`npm run build`).
 */
import { join } from 'node:path';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { findChromium } from './lib/find-chromium.ts';
import { connect, fill, send } from './screenshots/fill-demo.ts';
import { NEWEST, OPEN } from './screenshots/people.ts';
import { startDemo, type Demo } from './screenshots/start-demo.ts';

const root = join(import.meta.dirname, '..');
const IMAGES = join(root, 'docs/images');

const demo = await startDemo(process.env);
const browser = await chromium.launch({
  executablePath: await findChromium(root, process.env),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await takePictures(browser, demo);
} finally {
  await browser.close();
  await demo.stop();
}

async function takePictures(browser: Browser, demo: Demo): Promise<void> {
  // Without motion, what has just arrived keeps its colour until the picture is taken.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 860 },
    deviceScaleFactor: 1.25,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  const page = await context.newPage();
  await connect(page, demo);
  await fill(page, demo);

  await openLead(page, demo);
  await send(demo, NEWEST);
  await expect(page.getByRole('link', { name: 'Amara Okafor' })).toBeVisible();
  await page.screenshot({ path: join(IMAGES, 'leads.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(IMAGES, 'leads-dark.png') });

  await page.emulateMedia({ colorScheme: 'light' });
  // Everything that Meta has, so that its count and LeadRabbit's agree.
  const since = new Date(Date.now() - 90 * 24 * 60 * 60_000).toISOString();
  await page.request.post(`${demo.url}/api/facebook/sync`, { data: { since } });
  await page.request.post(`${demo.url}/api/facebook/health`, { data: {} });
  await page.goto(`${demo.url}/admin/connectors`);
  await expect(
    page
      .getByText(/Meta \d+, here \d+/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await page.screenshot({ path: join(IMAGES, 'connectors.png') });
}

async function openLead(page: Page, demo: Demo): Promise<void> {
  await page.goto(`${demo.url}/user/allLeads`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: OPEN }).click();
  await expect(page.getByText('Where it came from')).toBeAttached();
  // The pointer would leave its mark on a row.
  await page.mouse.move(0, 0);
}
