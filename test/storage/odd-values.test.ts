import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { InboxAnswer } from '../../src/contract/inbox.ts';
import type { LeadDetails, LeadList } from '../../src/contract/lead.ts';
import type { ConnectedPage } from '../../src/contract/page.ts';
import { eventually } from '../support/eventually.ts';
import { expectAllListsAnswer } from '../support/expect-all-lists-answer.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { startWorld, type World } from '../support/start-world.ts';
import {
  firstVersionInboxLead,
  firstVersionLead,
  makeFirstVersionDatabase,
} from './first-version-database.ts';

const YEAR_57000 = 1_795_000_000_000 * 1000;
const YEAR_3000 = Date.UTC(3000, 0, 1);
const HOUR = 3_600_000;

describe('odd stored values', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
    await world.connect();
    await world.enable(DEMO.bakeryId);
  });
  afterAll(() => world.close());

  const post = (value: Readonly<Record<string, unknown>>) =>
    postWebhook(
      world.app,
      delivery({ [DEMO.bakeryId]: [leadgenChange({ page_id: DEMO.bakeryId, ...value })] }),
    );
  const field_data = [{ name: 'full_name', values: ['Anna'] }];

  test('stored values that cannot be read are left out, and every list answers', async () => {
    const [odd, whole, pending] = ['620000001', '620000002', '620000003'];
    for (const leadgen_id of [odd, whole]) await post({ leadgen_id, field_data });
    await post({ leadgen_id: pending });
    const { _id: oddId } = await world.lead(odd);
    const { _id: emptyId } = await world.lead(whole);
    await eventually('a lead is pending', async () => {
      const path = '/api/facebook/inbox?state=pending';
      return (await world.app.admin.get<InboxAnswer>(path)).body.leads.length > 0;
    });
    const database = new DatabaseSync(join(world.app.dataDir, 'leadrabbit.db'));
    database.exec(`
      UPDATE leads SET createdAt = 8640000000000000, updatedAt = -5, firstSeenAt = ${YEAR_57000},
        status = 'Thrilled', source = '', tags = '[1]', metaData = '{"leadId":7}', answers = 'x',
        contact = '[]', disclaimers = '{}', origin = '{"submittedAt":"+057000-01-01T00:00:00.000Z"}'
        WHERE id = '${oddId}';
      UPDATE leads SET status = ' ' WHERE id = '${emptyId}';
      UPDATE meta_leads SET webhookAt = ${YEAR_57000}, fetchedAt = -1 WHERE leadId = '${odd}';
      UPDATE meta_leads SET receivedAt = ${YEAR_57000}, created_time = ${YEAR_57000}
        WHERE state = 'pending';
      UPDATE form_counts SET newest = ${YEAR_57000}, lastWebhook = ${YEAR_57000};
      UPDATE meta_forms SET createdTime = ${YEAR_57000}, comparison = '{"comparedAt":"never"}',
        questions = 'x';
      UPDATE meta_pages SET watermark = ${YEAR_57000}, lastSync = ${YEAR_57000},
        catchUpDueAt = ${YEAR_57000}, attention = '{"code":"odd","message":"","since":"soon"}';
      UPDATE health_reports SET checkedAt = ${YEAR_57000};`);
    database.close();
    await expectAllListsAnswer(world);
    const { body } = await world.app.admin.get<LeadList>('/api/leads?limit=500');
    expect(body.leads.map(({ _id }) => _id)).toContain(oddId);
    const details = await world.app.admin.get<LeadDetails>(`/api/leads/${oddId}`);
    expect(details).toMatchObject({
      status: 200,
      body: { status: 'Thrilled', source: 'other', tags: [] },
    });
    const empty = await world.app.admin.get<LeadDetails>(`/api/leads/${emptyId}`);
    expect(empty).toMatchObject({ status: 200, body: { status: 'New' } });
    const changed = await world.app.admin.patch(`/api/leads/${oddId}`, { status: 'Contacted' });
    expect(changed.status).toBe(200);
  });
});

describe('odd times in a database of the first version', () => {
  const NOW = Date.now();
  const received = (hours: number) => NOW - hours * HOUR;
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      prepare: (dataDir) =>
        makeFirstVersionDatabase(dataDir, (insert) => {
          const bad = Number.NaN; // SQLite stores it as null.
          const sent = {
            '1': received(5),
            '2': received(4) * 1000,
            '3': YEAR_3000,
            '4': -62_000_000_000_000,
            '5': received(1),
          };
          insert('meta_pages', {
            pageId: '100',
            name: 'Bakery',
            platform: 'facebook',
            accessToken: 'sealed',
            isActive: 1,
            watermark: YEAR_57000,
            catchUpDueAt: YEAR_57000,
            lastUpdated: NOW,
            createdAt: NOW,
            updatedAt: NOW,
          });
          insert('meta_forms', {
            formId: '200',
            pageId: '100',
            name: 'Cakes',
            status: 'ACTIVE',
            locale: 'en_GB',
            createdTime: YEAR_57000,
            questions: '[]',
            updatedAt: NOW,
          });
          for (const [id, sentAt] of Object.entries(sent)) {
            const receivedAt = received(6 - Number(id));
            insert('meta_leads', firstVersionInboxLead(id, sentAt, receivedAt));
            insert('leads', firstVersionLead(id, `Anna ${id}`, sentAt, receivedAt));
          }
          insert(
            'meta_leads',
            firstVersionInboxLead('6', YEAR_57000, received(0.5), {
              state: 'waiting',
              originalFields: null,
              processed: 0,
              processedAt: null,
              dueAt: bad,
              nextAttemptAt: bad,
            }),
          );
        }),
    });
  });
  afterAll(() => world.close());

  test('every list answers after the upgrade of a database with odd times', async () => {
    await expectAllListsAnswer(world);
  });

  test('after the upgrade leads are in the order in which they were sent or received', async () => {
    const leads = await world.leads();
    expect(leads.map(({ name }) => name)).toEqual([
      'Anna 5',
      'Anna 4',
      'Anna 3',
      'Anna 2',
      'Anna 1',
    ]);
    const sentAt = Object.fromEntries(leads.map(({ name, createdAt }) => [name, createdAt]));
    expect(sentAt).toEqual({
      'Anna 1': new Date(received(5)).toISOString(),
      'Anna 2': new Date(received(4)).toISOString(),
      'Anna 3': new Date(received(3)).toISOString(),
      'Anna 4': new Date(received(2)).toISOString(),
      'Anna 5': new Date(received(1)).toISOString(),
    });
  });

  test('a lead whose time the upgrade changed can be found, opened and changed', async () => {
    const found = await world.leads('q=anna%203');
    expect(found.map(({ name }) => name)).toEqual(['Anna 3']);
    const path = `/api/leads/${found[0]?._id}`;
    const { body } = await world.app.admin.get<LeadDetails>(path);
    expect(body.origin?.submittedAt).toBe(new Date(received(3)).toISOString());
    expect((await world.app.admin.patch(path, { status: 'Won' })).status).toBe(200);
    expect(await world.leads('q=anna%203&status=Won')).toHaveLength(1);
    expect(await world.leads('q=anna%203&status=New')).toHaveLength(0);
  });

  test('after the upgrade a Page shows when its newest lead was sent', async () => {
    const [page] = (await world.app.admin.get<ConnectedPage[]>('/api/facebook/pages')).body;
    expect(page?.lastLeadAt).toBe(new Date(received(1)).toISOString());
    const times = page?.leadForms[0]?.leads.map(({ createdTime }) => createdTime);
    expect(times?.toSorted().toReversed()).toEqual(times);
    expect(Date.parse(page?.watermark ?? '')).toBeLessThan(NOW);
  });

  test('after the upgrade a pending lead without a readable time is tried again', async () => {
    await eventually('the lead is tried', async () => {
      const { body } = await world.app.admin.get<InboxAnswer>('/api/facebook/inbox?state=pending');
      return body.leads.find(
        ({ leadId, nextAttemptAt }) => leadId === '6' && nextAttemptAt !== null,
      );
    });
  });
});
