import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LeadgenEvent } from '../../../intake/inbox-lead.ts';
import type { Delivery, InboxReceiver } from '../../../intake/inbox-receiver.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import { redactDelivery } from '../../redact-delivery.ts';
import type { EventRow, InsertEvent } from './insert-event.ts';

/** Meta sends at most this many at once. They take one commit of about ten milliseconds. */
const MOST_AT_ONCE = 1_000;

/** How many events of a longer delivery one commit stores. */
const EVENTS_PER_PART = 250;

/**
 * How long to keep the parts of an incomplete delivery, in ms. A delivery stays incomplete if the
 * process ends while it is stored.
 */
const LOST_AFTER = 60 * 60_000;

/**
 * Stores deliveries, each all or nothing.
 *
 * Meta never sends a very long delivery. As one commit, it would block all other requests. So its
 * events are first stored in parts. One more commit then stores its body and marks the parts as
 * complete: from then on the delivery is stored. Short commits move its events into the inbox, also
 * after a crash. The promise resolves when all are there.
 */
export function createReceiveDelivery(
  database: DatabaseSync,
  commits: GroupCommit,
  insertEvent: InsertEvent,
): InboxReceiver['receive'] {
  const insertDelivery = database.prepare(
    'INSERT INTO webhook_deliveries (receivedAt, body) VALUES (?, ?)',
  );
  const parts = createParts(database, commits, insertEvent);
  // Finishes complete deliveries that an earlier process did not move into the inbox.
  void parts.takeAll().catch(() => undefined);

  const withoutErased = createLeaveOutErased(database);

  return async (received) => {
    const delivery = withoutErased(received);
    if (!delivery) return;
    const now = delivery.receivedAt.getTime();
    if (delivery.events.length <= MOST_AT_ONCE) {
      await commits.write(() => {
        insertDelivery.run(now, delivery.rawBody);
        for (const event of delivery.events) insertEvent({ ...toRow(event), now });
      });
      return;
    }
    const key = await parts.putDown(delivery);
    await commits.write(() => {
      insertDelivery.run(now, delivery.rawBody);
      parts.makeWhole(key);
    });
    await parts.takeAll();
  };
}

/**
 * Leaves out the leads of people who were erased: a sender may have put answers into the event.
 *
 * @returns undefined if nothing is left to store
 */
function createLeaveOutErased(
  database: DatabaseSync,
): (delivery: Delivery) => Delivery | undefined {
  const select = database.prepare("SELECT 1 FROM meta_leads WHERE leadId = ? AND state = 'erased'");
  return (delivery) => {
    const erased = delivery.events.filter(({ leadId }) => select.get(leadId) !== undefined);
    if (erased.length === 0) return delivery;
    const leadIds = new Set(erased.map(({ leadId }) => leadId));
    const body = redactDelivery(delivery.rawBody.toString('utf8'), leadIds);
    if (body === undefined) return undefined;
    const events = delivery.events.filter(({ leadId }) => !leadIds.has(leadId));
    return { ...delivery, rawBody: Buffer.from(body), events };
  };
}

function createParts(database: DatabaseSync, commits: GroupCommit, insertEvent: InsertEvent) {
  const insert = database.prepare(
    'INSERT INTO delivery_parts (delivery, receivedAt, events) VALUES (?, ?, ?)',
  );
  const deleteLost = database.prepare(`
    DELETE FROM delivery_parts
    WHERE receivedAt < ? AND delivery NOT IN (SELECT delivery FROM whole_deliveries)`);
  const insertWhole = database.prepare('INSERT INTO whole_deliveries (delivery) VALUES (?)');
  const selectWhole = database.prepare('SELECT delivery FROM whole_deliveries LIMIT 1');
  const deleteWhole = database.prepare('DELETE FROM whole_deliveries WHERE delivery = ?');
  const takePart = database.prepare(`
    DELETE FROM delivery_parts
    WHERE id = (SELECT min(id) FROM delivery_parts WHERE delivery = ?)
    RETURNING receivedAt, events`);

  /** @returns false if no part was left */
  const takeNext = (): boolean => {
    const whole = selectWhole.get();
    if (!whole) return false;
    const key = column.text(whole, 'delivery');
    const part = takePart.get(key);
    if (!part) {
      deleteWhole.run(key);
      return true;
    }
    const now = column.integer(part, 'receivedAt');
    for (const row of JSON.parse(column.text(part, 'events')) as EventRow[])
      insertEvent({ ...row, now });
    return true;
  };

  return {
    /** @returns the key of the parts, which are not complete yet */
    putDown: async ({ events, receivedAt }: Delivery): Promise<string> => {
      const key = randomUUID();
      const now = receivedAt.getTime();
      await commits.write(() => deleteLost.run(now - LOST_AFTER));
      for (let start = 0; start < events.length; start += EVENTS_PER_PART) {
        const rows = events.slice(start, start + EVENTS_PER_PART).map(toRow);
        await commits.write(() => insert.run(key, now, JSON.stringify(rows)));
        await nextTurn();
      }
      return key;
    },
    /** Runs inside a write. */
    makeWhole: (key: string): void => {
      insertWhole.run(key);
    },
    /** Moves the events of all complete deliveries into the inbox. */
    takeAll: async (): Promise<void> => {
      while (await commits.write(takeNext)) await nextTurn();
    },
  };
}

const toRow = (event: LeadgenEvent): EventRow => ({
  leadId: event.leadId,
  formId: event.formId,
  pageId: event.pageId,
  createdTime: column.millis(event.createdTime),
  event: event.original,
});
