import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ConnectedPage } from '../../src/contract/page.ts';
import { subscribedFields } from '../support/meta-page.ts';
import { START_TIMEOUT_MS, type LeadRabbitProcess } from '../support/run-leadrabbit.ts';
import { startTwo, type TwoProcesses } from './start-two.ts';

let two: TwoProcesses;
beforeAll(async () => {
  two = await startTwo();
}, 3 * START_TIMEOUT_MS);
afterAll(() => two.close());

type Action = 'enable' | 'disable';
const press = ({ admin }: LeadRabbitProcess, pageId: string, action: Action) =>
  admin.post('/api/facebook/pages', { pageId, action });

async function isActive(pageId: string): Promise<boolean> {
  const { body } = await two.second.admin.get<ConnectedPage[]>('/api/facebook/pages');
  return body.find((page) => page.pageId === pageId)?.isActive ?? false;
}

test('when two processes enable and disable a Page at once, its webhook subscription matches its state', async () => {
  const { first, second, meta } = two;
  await meta.control.changeFaults({ slowMs: 40 });
  for (const [ofFirst, ofSecond] of [
    ['enable', 'disable'],
    ['disable', 'enable'],
    ['disable', 'enable'],
    ['enable', 'disable'],
    ['disable', 'enable'],
    ['enable', 'disable'],
  ] as const) {
    const answers = await Promise.all([
      press(first, DEMO.bakeryId, ofFirst),
      press(second, DEMO.bakeryId, ofSecond),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const fields = await subscribedFields(meta, DEMO.bakeryId);
    expect(fields?.includes('leadgen') ?? false).toBe(await isActive(DEMO.bakeryId));
  }
});
