import { z } from 'zod';
import { expect, test } from '../support/browser/browser-test.ts';

const manifestFile = z.object({
  name: z.string(),
  start_url: z.string(),
  icons: z.array(z.object({ src: z.string(), type: z.string() })),
});

test('the page names a manifest whose icons exist, so that a phone can install LeadRabbit', async ({
  stranger,
}) => {
  await stranger.goto('/sign-in');
  const address = await stranger.locator('link[rel="manifest"]').getAttribute('href');
  const answer = await stranger.request.get(address ?? '/no-manifest');
  expect(answer.headers()['content-type']).toContain('application/manifest+json');
  const { name, icons } = manifestFile.parse(await answer.json());
  expect(name).toBe('LeadRabbit');
  const touchIcon = await stranger.locator('link[rel="apple-touch-icon"]').getAttribute('href');
  for (const { src, type } of [...icons, { src: touchIcon ?? '', type: 'image/png' }]) {
    const icon = await stranger.request.get(src);
    expect([src, icon.status(), icon.headers()['content-type']]).toEqual([src, 200, type]);
  }
});
