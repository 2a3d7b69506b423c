import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ConnectedPage } from '../../src/contract/page.ts';
import { eventually } from '../support/eventually.ts';
import { START_TIMEOUT_MS, type LeadRabbitProcess } from '../support/run-leadrabbit.ts';
import { startTwo, type TwoProcesses } from './start-two.ts';

let two: TwoProcesses;
beforeAll(async () => {
  two = await startTwo({ LOG_LEVEL: 'warn' });
  await two.first.admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
}, 3 * START_TIMEOUT_MS);
afterAll(() => two.close());

const sync = ({ admin }: LeadRabbitProcess) =>
  admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });

const attentionAt = async ({ admin }: LeadRabbitProcess) => {
  const { body } = await admin.get<ConnectedPage[]>('/api/facebook/pages');
  return body.find(({ pageId }) => pageId === DEMO.bakeryId)?.attention?.code;
};

/** The notices to admins about a Page that both processes wrote. */
const noticesAbout = (pageId: string) =>
  [two.first, two.second]
    .flatMap(({ output }) => output().split('\n'))
    .filter((line) => line.includes('admins are told') && line.includes(pageId));

test('L27: when one process meets a rate limit of Meta, the other process does not call Meta either', async () => {
  const { first, second, meta } = two;
  await meta.control.changeFaults({ rateLimited: { pageId: DEMO.bakeryId, minutes: 30 } });
  await sync(first);
  expect(await attentionAt(second)).toBe('throttled');
  await meta.control.clearRequests();
  await sync(second);
  const calls = (await meta.control.listRequests()).filter(({ path }) =>
    path.split('/').includes(DEMO.bakeryId),
  );
  expect(calls).toEqual([]);
});

test('L16: when a token dies, the admins are told once, although both processes notice it', async () => {
  const { first, second, meta } = two;
  const page = DEMO.fitnessId;
  await first.admin.post('/api/facebook/pages', { pageId: page, action: 'enable' });
  await meta.control.revokeTokens({ pageId: page, subcode: 460 });
  const check = ({ admin }: LeadRabbitProcess) =>
    admin.post('/api/facebook/health', { pageId: page });
  await Promise.all([first, second, first, second].map(check));
  await eventually('the admins are told', () => noticesAbout(page).length > 0, 20_000);
  await Promise.all([first, second].map(check));
  expect(noticesAbout(page)).toHaveLength(1);
});
