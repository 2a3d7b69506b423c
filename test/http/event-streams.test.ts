import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { addUser } from '../support/add-user.ts';
import { eventually } from '../support/eventually.ts';
import { changeRows } from '../support/stored-inbox-leads.ts';
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
const userIs = (email: string) => `(SELECT id FROM user WHERE email = '${email}')`;
const isOver = (watch: EventWatch) => eventually('the stream ends', () => watch.isOver());

describe('the end of an event stream', () => {
  test.each([
    ['signed out', (email: string) => `DELETE FROM session WHERE userId = ${userIs(email)}`],
    [
      'removed',
      (email: string) =>
        `DELETE FROM session WHERE userId = ${userIs(email)};
         DELETE FROM account WHERE userId = ${userIs(email)};
         DELETE FROM user WHERE email = '${email}'`,
    ],
    ['disabled', (email: string) => `UPDATE user SET banned = 1 WHERE email = '${email}'`],
    ['made an admin', (email: string) => `UPDATE user SET role = 'admin' WHERE email = '${email}'`],
    [
      'signed in for too long',
      (email: string) =>
        `UPDATE session SET createdAt = '2020-01-01T00:00:00.000Z' WHERE userId = ${userIs(email)}`,
    ],
  ])(
    'an event stream ends when the database says that its user is %s',
    async (_what, statement) => {
      const email = newEmail();
      const client = await addUser(world.app, 'user', email);
      const [watch, other] = [await watchEvents(client), await watchEvents(world.app.admin)];
      changeRows(world.app, statement(email));
      await isOver(watch);
      expect(other.isOver()).toBe(false);
      other.close();
    },
  );

  test('the event stream of an admin who becomes a user ends before it sends an event for admins', async () => {
    const email = newEmail();
    const watch = await watchEvents(await addUser(world.app, 'admin', email));
    changeRows(world.app, `UPDATE user SET role = 'user' WHERE email = '${email}'`);
    const body = { pageId: DEMO.fitnessId, action: 'disable' };
    await world.app.admin.post('/api/facebook/pages', body);
    await isOver(watch);
    expect(watch.events).toEqual([]);
  });

  test('an event stream ends when its session signs out in another process', async () => {
    const other = await startLeadRabbit(world.meta.url, { DATA_DIR: world.app.dataDir });
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
