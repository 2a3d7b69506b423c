import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LeadgenEvent } from '../../../intake/inbox-lead.ts';
import type { Delivery, InboxReceiver } from '../../../intake/inbox-receiver.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import type { EventRow, InsertEvent } from './insert-event.ts';

/** As many as Meta sends at once; they take one commit of some ten milliseconds. */
const MOST_AT_ONCE = 1_000;

/** Of a longer delivery, so many per commit. */
const EVENTS_PER_PART = 250;

/** In ms. Parts of a delivery that never became whole, because a process ended, go after this. */
const LOST_AFTER = 60 * 60_000;

/**
 * Receives deliveries, each all or nothing. A delivery that is longer than any of Meta's would hold
 * everyone up if it were one commit. Its events are put down in parts first. The commit that keeps
 * its body also says that the parts are whole: from then on it is stored. Its events follow into the
 * inbox in short commits, after a crash too, and the promise resolves when all are there.
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
  // What an earlier process put down and could not finish.
  void parts.takeAll().catch(() => undefined);

  return async (delivery) => {
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
    /** @returns the key of the parts, which do not count yet */
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
    /** Inside of a write. */
    makeWhole: (key: string): void => {
      insertWhole.run(key);
    },
    /** Puts the events of all whole deliveries into the inbox. */
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
