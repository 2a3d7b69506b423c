import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe finds on a screen: the rule, and the elements that break it. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      // Not on by default; WCAG 2.5.3 asks for it.
      rules: { 'label-content-name-mismatch': { enabled: true } },
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  });
}
