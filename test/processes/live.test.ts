import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { LeadList } from '../../src/contract/lead.ts';
import { eventually } from '../support/eventually.ts';
import { START_TIMEOUT_MS } from '../support/run-leadrabbit.ts';
import { watchEvents, type EventWatch } from '../support/watch-events.ts';
import { startTwo, type TwoProcesses } from './start-two.ts';

let two: TwoProcesses;
let watch: EventWatch;
beforeAll(async () => {
  two = await startTwo();
  watch = await watchEvents(two.second.admin);
}, 3 * START_TIMEOUT_MS);
afterAll(async () => {
  watch.close();
  await two.close();
});

/** Meta sends its webhooks to the first process only. The screen is open at the second process. */
test('a screen at one process shows what happens in another: Pages, new leads, changes and a sync', async () => {
  const { first, meta } = two;
  const heard = (type: string) => watch.events.some((event) => event.type === type);
  await first.admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
  await eventually('the screen hears of the Page', () => heard('page.changed'));

  await meta.control.createLeads({ formId: DEMO.forms.callBack });
  await eventually('the screen hears of the new lead', () => heard('lead.created'));
  const { body } = await first.admin.get<LeadList>('/api/leads');
  const id = body.leads[0]?._id;
  expect(watch.events.flatMap(({ type, data }) => (type === 'lead.created' ? [data] : []))).toEqual(
    [expect.objectContaining({ _id: id, status: 'New' })],
  );

  await first.admin.patch(`/api/leads/${id}`, { status: 'Contacted' });
  const updated = await eventually('the screen hears of the change', () =>
    watch.events.find(({ type }) => type === 'lead.updated'),
  );
  expect(updated.data).toMatchObject({ _id: id, status: 'Contacted' });

  await first.admin.post('/api/facebook/sync', {});
  await eventually('the screen hears of the end of the sync', () =>
    watch.events.some((event) => event.type === 'sync.progress' && event.data.state === 'done'),
  );
});
