import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { sync } from '../support/sync.ts';
import { watchEvents, type EventWatch } from '../support/watch-events.ts';

let world: World;
let user: ApiClient;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  user = await addUser(world.app, 'user');
});
afterAll(() => world.close());

/** The leads of the events of one type, in the order of the events. */
const leadsOf = ({ events }: EventWatch, type: 'lead.created' | 'lead.updated') =>
  events.flatMap((event) => (event.type === type ? [event.data] : []));

async function submit(): Promise<string> {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.callBack });
  return leads[0]?.id ?? '';
}

describe('the event stream', () => {
  test('the event of a new lead reaches every user and has the fields of the list', async () => {
    const watches = [await watchEvents(user), await watchEvents(world.app.admin)];
    const leadId = await submit();
    for (const watch of watches) {
      const told = await eventually('the stream has the new lead', () =>
        leadsOf(watch, 'lead.created').find(({ metaData }) => metaData?.leadId === leadId),
      );
      expect(await world.leads()).toContainEqual(told);
      watch.close();
    }
  });

  test('a lead that Meta sends several times makes one event', async () => {
    const watch = await watchEvents(user);
    await world.meta.control.changeFaults({ duplicateWebhooks: 3 });
    const leadId = await submit();
    await world.lead(leadId);
    await world.meta.control.settle();
    await world.meta.control.clearFaults();
    const later = await submit();
    const created = () => leadsOf(watch, 'lead.created').map(({ metaData }) => metaData?.leadId);
    await eventually('the stream has a later lead', () => created().includes(later));
    watch.close();
    expect(created().filter((id) => id === leadId)).toHaveLength(1);
  });

  test('a changed status makes an event', async () => {
    const lead = await world.lead(await submit());
    const watch = await watchEvents(world.app.admin);
    await user.patch(`/api/leads/${lead._id}`, { status: 'Contacted' });
    const told = await eventually('the stream has the change', () =>
      leadsOf(watch, 'lead.updated').find(({ _id }) => _id === lead._id),
    );
    watch.close();
    expect(told.status).toBe('Contacted');
  });

  test('a user gets no event that is for admins', async () => {
    const [asUser, asAdmin] = [await watchEvents(user), await watchEvents(world.app.admin)];
    await sync(world);
    await world.app.admin.post('/api/facebook/pages', {
      pageId: DEMO.fitnessId,
      action: 'disable',
    });
    const leadId = await submit();
    const types = ({ events }: EventWatch) => new Set(events.map(({ type }) => type));
    for (const watch of [asUser, asAdmin])
      await eventually('the stream has the lead that came last', () =>
        leadsOf(watch, 'lead.created').some(({ metaData }) => metaData?.leadId === leadId),
      );
    asUser.close();
    asAdmin.close();
    expect([...types(asAdmin)]).toEqual(expect.arrayContaining(['sync.progress', 'page.changed']));
    expect([...types(asUser)]).toEqual(['lead.created']);
  });

  test('a Page that is enabled makes an event', async () => {
    const watch = await watchEvents(world.app.admin);
    await world.enable(DEMO.fitnessId);
    await eventually('the stream has the change of the Page', () =>
      watch.events.some(
        (event) => event.type === 'page.changed' && event.data.pageId === DEMO.fitnessId,
      ),
    );
    watch.close();
  });

  test('the event stream is closed to people who are not signed in', async () => {
    await expect(watchEvents(world.app.stranger())).rejects.toThrow(/401/);
  });

  test('the event stream of a session ends when it signs out, and other streams continue', async () => {
    const [one, other] = [world.app.stranger(), world.app.stranger()];
    for (const client of [one, other]) await client.signIn(ADMIN.email, ADMIN.password);
    const [watch, stays] = [await watchEvents(one), await watchEvents(other)];
    await one.post('/api/auth/sign-out');
    await eventually('the stream ends', () => watch.isOver());
    const leadId = await submit();
    await eventually('the other stream has the lead', () =>
      leadsOf(stays, 'lead.created').some(({ metaData }) => metaData?.leadId === leadId),
    );
    stays.close();
    expect(leadsOf(watch, 'lead.created')).toEqual([]);
  });

  test('LeadRabbit closes while an event stream is open', async () => {
    const own = await startWorld();
    const watch = await watchEvents(own.app.admin);
    await own.close();
    await eventually('the stream ends', () => watch.isOver());
  });
});
