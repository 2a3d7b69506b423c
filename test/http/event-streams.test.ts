import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { accountRecords } from '../support/account-records.ts';
import { addUser } from '../support/add-user.ts';
import { testEngine } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, startLeadRabbit } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents, type EventWatch } from '../support/watch-events.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterAll(() => world.close());

const newEmail = () => `${crypto.randomUUID()}@example.com`;
type AccountRecords = Awaited<ReturnType<typeof accountRecords>>;
const isOver = (watch: EventWatch) => eventually('the stream ends', () => watch.isOver());

describe('the end of an event stream', () => {
  test.each([
    ['signed out', (records: AccountRecords, id: string) => records.endSessions(id)],
    ['removed', (records: AccountRecords, id: string) => records.removeUser(id)],
    ['disabled', (records: AccountRecords, id: string) => records.changeUser(id, { banned: true })],
    [
      'made an admin',
      (records: AccountRecords, id: string) => records.changeUser(id, { role: 'admin' }),
    ],
    [
      'signed in for too long',
      (records: AccountRecords, id: string) =>
        records.changeSessions('userId', id, { createdAt: new Date('2020-01-01T00:00:00Z') }),
    ],
  ])('an event stream ends when the database says that its user is %s', async (_what, change) => {
    const email = newEmail();
    const client = await addUser(world.app, 'user', email);
    const [watch, other] = [await watchEvents(client), await watchEvents(world.app.admin)];
    const records = await accountRecords(world.app);
    await change(records, await records.userId(email));
    await isOver(watch);
    expect(other.isOver()).toBe(false);
    other.close();
  });

  test('the event stream of an admin who becomes a user ends before it sends an event for admins', async () => {
    const email = newEmail();
    const watch = await watchEvents(await addUser(world.app, 'admin', email));
    const records = await accountRecords(world.app);
    await records.changeUser(await records.userId(email), { role: 'user' });
    const body = { pageId: DEMO.fitnessId, action: 'disable' };
    await world.app.admin.post('/api/facebook/pages', body);
    await isOver(watch);
    expect(watch.events).toEqual([]);
  });

  test('an event stream ends when its session signs out in another process', async () => {
    const sameData = testEngine().environment(world.app.dataDir);
    const other = await startLeadRabbit(world.meta.url, sameData);
    try {
      const client = world.app.stranger();
      await client.signIn(ADMIN.email, ADMIN.password);
      const watch = await watchEvents(client);
      const { cookie } = client;
      await other.stranger().post('/api/auth/sign-out', undefined, { headers: { cookie } });
      await isOver(watch);
    } finally {
      await other.close();
    }
  });

  test('an event stream has a heartbeat that the browser can see', async () => {
    const watch = await watchEvents(world.app.admin);
    await eventually('the first heartbeat', () => watch.heartbeats() > 0);
    await eventually('the next heartbeat', () => watch.heartbeats() > 1, 15_000);
    watch.close();
  }, 30_000);

  test('an event reaches each of twelve tabs', async () => {
    const tabs = await Promise.all(Array.from({ length: 12 }, () => watchEvents(world.app.admin)));
    const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.callBack });
    for (const tab of tabs)
      await eventually('the tab hears of the lead', () =>
        tab.events.some(
          (event) => event.type === 'lead.created' && event.data.metaData?.leadId === leads[0]?.id,
        ),
      );
    for (const tab of tabs) tab.close();
  });

  test('HEAD does not open an event stream', async () => {
    expect((await world.app.admin.send('HEAD', '/api/events')).status).toBe(404);
  });
});
