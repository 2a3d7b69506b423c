import { Binary, type Db } from 'mongodb';
import type { KindOfRecords } from '../../move/move-side.ts';
import type { PersonalChanges } from '../../../leads/lead-event.ts';
import { ignoreOddValues } from '../../odd-values.ts';
import { toNeutralLead, toStoredLead } from '../../move/neutral-lead.ts';
import {
  deliveryKey,
  textOf,
  type NeutralRecord,
  type NeutralValue,
} from '../../move/neutral-record.ts';
import { toText, toTime } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';
import { toLead, type LeadDocument } from '../leads/lead-document.ts';
import {
  toPersonalEvent,
  toPersonalList,
  type LeadEventDocument,
} from '../leads/event-document.ts';
import { toNotes } from '../leads/note-store.ts';
import { fromStoredLead } from '../leads/stored-lead.ts';
import { fromCollection, toJson, type StoredDocument } from './plain-collection.ts';

/** Leads, with what the search needs. */
export const createLeadsCollection = (db: Db): KindOfRecords =>
  fromCollection(db.collection<StoredDocument>('leads'), {
    name: 'leads',
    filterOf: (key) => ({ _id: toId(key) }),
    toRecord: (stored) => {
      const document = stored as unknown as LeadDocument;
      const { notes, position, version } = document;
      return toNeutralLead(toLead(document), { notes: toNotes(notes), position, version });
    },
    toDocument: (record) => fromStoredLead(toStoredLead(record)),
  });

/** Events of leads; the order of those of one lead is kept. */
export function createEventsCollection(db: Db, now: Date): KindOfRecords {
  const events = db.collection<StoredDocument>('lead_events');
  return {
    ...fromCollection(events, {
      name: 'lead_events',
      filterOf: (key) => ({ _id: toId(key) }),
      toRecord: (document) => toEvent(document, 0),
      toDocument: ({ fields: { byKind, byId, byName, personal, ...fields }, extra }) => ({
        ...fields,
        ...(personal !== null && {
          personal: toPersonalList(personal as unknown as PersonalChanges),
        }),
        by: { kind: byKind, id: byId, name: byName },
        // Readers follow this time. One in the future would hide what comes next.
        changedAt: new Date(Math.min(Number(extra?.['recordedAt']), now.getTime())),
      }),
    }),
    async *readAll() {
      let ofLead: StoredDocument[] = [];
      const ranked = () =>
        ofLead.toReversed().map((document, index) => toEvent(document, index + 1));
      // The latest first, as the index has them.
      for await (const document of events.find().sort({ leadId: 1, n: -1 }).hint('leadId_n')) {
        if (ofLead.length > 0 && ofLead[0]?.['leadId'] !== document['leadId']) {
          yield* ranked();
          ofLead = [];
        }
        ofLead.push(document);
      }
      yield* ranked();
    },
    // Events never change.
    find: async (keys) => {
      const _id = { $in: keys.map(toId) };
      const found = await events.find({ _id }, { projection: { _id: 1 } }).toArray();
      return new Map(found.map((event) => [fromId(event._id as DocumentId), 'same' as const]));
    },
  };
}

function toEvent(document: StoredDocument, n: number): NeutralRecord {
  const by = Object(document['by']) as Record<string, unknown>;
  const at = toTime(document['at']) ?? new Date(0);
  return {
    key: fromId(document._id as DocumentId),
    fields: {
      type: toText(document['type']),
      at,
      leadId: toText(document['leadId']),
      byKind: toText(by['kind']),
      byId: toText(by['id']),
      byName: toText(by['name']),
      changes: toJson(document['changes']),
      personal: Array.isArray(document['personal'])
        ? toJson(
            toPersonalEvent(document as unknown as LeadEventDocument, ignoreOddValues).personal,
          )
        : null,
      n,
    },
    extra: { recordedAt: (toTime(document['changedAt']) ?? at).getTime() },
  };
}

/** In the body of a webhook. */
const LEADGEN_ID = /"leadgen_id"\s*:\s*"?(\d+)/g;

/** Bodies of webhooks, with the leads that they name. */
export function createDeliveriesCollection(db: Db): KindOfRecords {
  const deliveries = db.collection<StoredDocument>('webhook_deliveries');
  const findOne = async (key: string) => {
    const receivedAt = new Date(Number(key.split(' ')[0]));
    const found = await deliveries.find({ receivedAt }).toArray();
    return found.filter((document) => toDelivery(document).key === key);
  };
  return {
    name: 'webhook_deliveries',
    async *readAll() {
      const seen = new Set<string>();
      for await (const document of deliveries.find()) {
        const record = toDelivery(document);
        if (seen.has(record.key)) continue;
        seen.add(record.key);
        yield record;
      }
    },
    find: async (keys) => {
      const times = [...new Set(keys.map((key) => Number(key.split(' ')[0])))];
      const receivedAt = { $in: times.map((time) => new Date(time)) };
      const wanted = new Set(keys);
      const records = (await deliveries.find({ receivedAt }).toArray()).map(toDelivery);
      return new Map(records.filter(({ key }) => wanted.has(key)).map((each) => [each.key, each]));
    },
    write: async (records) => {
      const documents = records.map(({ fields }) => {
        const body = fields['body'] as Buffer;
        const named = [...body.toString('utf8').matchAll(LEADGEN_ID)].map(([, id = '']) => id);
        return { receivedAt: fields['receivedAt'], body, leadIds: [...new Set(named)] };
      });
      await db.collection('webhook_deliveries').insertMany(documents);
    },
    remove: async (keys) => {
      for (const key of keys)
        for (const { _id } of await findOne(key)) await deliveries.deleteOne({ _id });
    },
  };
}

function toDelivery(document: StoredDocument): NeutralRecord {
  const receivedAt = toTime(document['receivedAt']) ?? new Date(0);
  const stored = document['body'];
  const body =
    stored instanceof Binary ? Buffer.from(stored.buffer) : Buffer.from(stored as Buffer);
  return { key: deliveryKey(receivedAt, body), fields: { receivedAt, body } };
}

/** The history of troubles. */
export function createIncidentsCollection(db: Db): KindOfRecords {
  return fromCollection(db.collection<StoredDocument>('incidents'), {
    name: 'incidents',
    filterOf: (key) => {
      const parts = key.split(' ');
      const openedAt = new Date(Number(parts.pop()));
      return { check: parts.pop(), subject: parts.join(' '), openedAt };
    },
    toRecord: toIncident,
    toDocument: ({ fields, extra }) => {
      const { closedAt, ...others } = fields;
      const n = Number(extra?.['n']);
      const place = `${textOf(fields['subject'])} ${textOf(fields['check'])} ${n}`;
      return { ...others, ...(closedAt === null ? { isOpen: true } : { closedAt }), n, place };
    },
  });
}

function toIncident(document: StoredDocument): NeutralRecord {
  const openedAt = toTime(document['openedAt']) ?? new Date(0);
  const fields: Record<string, NeutralValue> = {
    subject: toText(document['subject']),
    check: toText(document['check']),
    code: toText(document['code']),
    params: toJson(document['params']),
    openedAt,
    closedAt: toTime(document['closedAt']),
  };
  const key = `${textOf(fields['subject'])} ${textOf(fields['check'])} ${openedAt.getTime()}`;
  return { key, fields, extra: { n: Number(document['n'] ?? 0) } };
}
