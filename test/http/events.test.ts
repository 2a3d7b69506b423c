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

/** The leads of one kind of event, in their order. */
const leadsOf = ({ events }: EventWatch, type: 'lead.created' | 'lead.updated') =>
  events.flatMap((event) => (event.type === type ? [event.data] : []));

async function submit(): Promise<string> {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.callBack });
  return leads[0]?.id ?? '';
}

describe('the event stream', () => {
  test('tells everybody of a new lead, as the list shows it', async () => {
    const watches = [await watchEvents(user), await watchEvents(world.app.admin)];
    const leadId = await submit();
    for (const watch of watches) {
      const told = await eventually('the lead is told of', () =>
        leadsOf(watch, 'lead.created').find(({ metaData }) => metaData?.leadId === leadId),
      );
      expect(await world.leads()).toContainEqual(told);
      watch.close();
    }
  });

  test('tells of each lead once, however often Meta sends it', async () => {
    const watch = await watchEvents(user);
    await world.meta.control.changeFaults({ duplicateWebhooks: 3 });
    const leadId = await submit();
    await world.lead(leadId);
    await world.meta.control.settle();
    await world.meta.control.clearFaults();
    const behind = await submit();
    const created = () => leadsOf(watch, 'lead.created').map(({ metaData }) => metaData?.leadId);
    await eventually('a later lead', () => created().includes(behind));
    watch.close();
    expect(created().filter((id) => id === leadId)).toHaveLength(1);
  });

  test('tells of a changed status', async () => {
    const lead = await world.lead(await submit());
    const watch = await watchEvents(world.app.admin);
    await user.patch(`/api/leads/${lead._id}`, { status: 'Contacted' });
    const told = await eventually('the change is told of', () =>
      leadsOf(watch, 'lead.updated').find(({ _id }) => _id === lead._id),
    );
    watch.close();
    expect(told.status).toBe('Contacted');
  });

  test('keeps what is for admins from a user', async () => {
    const [asUser, asAdmin] = [await watchEvents(user), await watchEvents(world.app.admin)];
    await sync(world);
    await world.app.admin.post('/api/facebook/pages', {
      pageId: DEMO.fitnessId,
      action: 'disable',
    });
    const leadId = await submit();
    const types = ({ events }: EventWatch) => new Set(events.map(({ type }) => type));
    for (const watch of [asUser, asAdmin])
      await eventually('the lead behind them', () =>
        leadsOf(watch, 'lead.created').some(({ metaData }) => metaData?.leadId === leadId),
      );
    asUser.close();
    asAdmin.close();
    expect([...types(asAdmin)]).toEqual(expect.arrayContaining(['sync.progress', 'page.changed']));
    expect([...types(asUser)]).toEqual(['lead.created']);
  });

  test('tells a page of a form that was enabled, that admins may look again', async () => {
    const watch = await watchEvents(world.app.admin);
    await world.enable(DEMO.fitnessId);
    await eventually('the Page has changed', () =>
      watch.events.some(
        (event) => event.type === 'page.changed' && event.data.pageId === DEMO.fitnessId,
      ),
    );
    watch.close();
  });

  test('is closed to strangers', async () => {
    await expect(watchEvents(world.app.stranger())).rejects.toThrow(/401/);
  });

  test('ends when its own session signs out, and others go on', async () => {
    const [one, other] = [world.app.stranger(), world.app.stranger()];
    for (const client of [one, other]) await client.signIn(ADMIN.email, ADMIN.password);
    const [watch, stays] = [await watchEvents(one), await watchEvents(other)];
    await one.post('/api/auth/sign-out');
    await eventually('the stream is over', () => watch.isOver());
    const leadId = await submit();
    await eventually('the other one still hears', () =>
      leadsOf(stays, 'lead.created').some(({ metaData }) => metaData?.leadId === leadId),
    );
    stays.close();
    expect(leadsOf(watch, 'lead.created')).toEqual([]);
  });

  test('does not hold up the close of LeadRabbit', async () => {
    const own = await startWorld();
    const watch = await watchEvents(own.app.admin);
    await own.close();
    await eventually('the stream is over', () => watch.isOver());
  });
});
