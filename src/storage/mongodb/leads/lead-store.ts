import { setTimeout as pause } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import { AppError } from '../../../errors.ts';
import {
  changeStatus,
  undoStatusChange,
  type StatusHistory,
} from '../../../leads/change-status.ts';
import type { Lead } from '../../../leads/lead.ts';
import { leadChanged, type LeadEventType } from '../../../leads/lead-event.ts';
import type { LeadStore, StatusUndo } from '../../../leads/lead-store.ts';
import type { Actor } from '../../../users/actor.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { toId } from '../ids.ts';
import { toPendingEvent } from './event-document.ts';
import type { EventRelay, LeadWithEvents } from './event-relay.ts';
import { searchFieldsOf, toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';
import { createListLeads } from './list-leads.ts';
import { nextVersion, unchanged } from './lead-version.ts';
import type { RecordLead } from './record-lead.ts';
import { Turns } from './turns.ts';

/** How often a change is decided again because another process was faster. */
const MOST_TRIES = 200;

/** The longest pause before that, in ms. */
const MOST_PAUSE_MS = 30;

export interface LeadStoreParts {
  readonly leads: Collection<LeadDocument>;
  readonly relay: EventRelay;
  readonly recordLead: RecordLead;
  readonly report: ReportOddValue;
}

/** What a change makes of a lead, and what is recorded of it. */
interface Decision<Result> {
  /** The fields that change; undefined if nothing does. */
  readonly fields?: Partial<StatusHistory> & Partial<Pick<Lead, 'updatedAt' | 'firstSeenAt'>>;
  readonly type: LeadEventType;
  readonly result: (lead: Lead) => Result;
}

/** What came of one attempt to change a lead; without a result if there is no lead. */
interface Outcome<Result> {
  readonly result?: Result;
  /** The changed lead with the events that wait in it. */
  readonly changed?: LeadWithEvents;
}

interface Command {
  readonly id: string;
  readonly by: Actor;
  readonly now: Date;
}

/** CRM leads in `leads`. */
export function createLeadStore(parts: LeadStoreParts): LeadStore {
  const { leads, recordLead, report } = parts;
  const change = createChange(parts);
  return {
    recordOnce: recordLead,
    find: async (id) => {
      const document = await leads.findOne({ _id: toId(id) }, { projection: WITHOUT_SEARCH });
      return document ? toLead(document, report) : undefined;
    },
    findByMetaLead: async (metaLeadId) => {
      const document = await leads.findOne(
        { 'metaData.leadId': metaLeadId },
        { hint: 'metaData.leadId', projection: WITHOUT_SEARCH },
      );
      return document ? toLead(document, report) : undefined;
    },
    list: createListLeads(leads, report),
    markSeen: (id, by, now) =>
      change({ id, by, now }, ({ firstSeenAt }) => ({
        ...(firstSeenAt === null && { fields: { firstSeenAt: now } }),
        type: 'lead.seen',
        result: (lead) => lead,
      })),
    setStatus: (id, status, by, now) =>
      change({ id, by, now }, (before) => ({
        fields: { ...toHistory(changeStatus(before, status, now)), updatedAt: now },
        type: 'lead.status-changed',
        result: (lead) => lead,
      })),
    undoStatus: (id, changedAt, by, now) =>
      change<StatusUndo>({ id, by, now }, (before) => {
        const type = 'lead.status-undone';
        const history = undoStatusChange(before, changedAt, now);
        if (!history) return { type, result: (lead) => ({ isUndone: false, lead }) };
        const fields = { ...toHistory(history), updatedAt: now };
        return { fields, type, result: (lead) => ({ isUndone: true, lead }) };
      }),
  };
}

const toHistory = ({
  status,
  firstContactedAt,
  statusChangedAt,
  statusBefore,
}: StatusHistory): StatusHistory => ({ status, firstContactedAt, statusChangedAt, statusBefore });

/**
 * Changes a lead by a rule that sees its current state: reads it, decides, and writes only if its version is
 * still the same. The change and its event are one update. The changes of one process wait for each other, so
 * that only other processes can be faster.
 */
function createChange({ leads, relay, report }: LeadStoreParts) {
  const turns = new Turns();

  /** @returns undefined if somebody else was faster */
  const attempt = async <Result>(
    { id, by, now }: Command,
    decide: (before: Lead) => Decision<Result>,
  ): Promise<Outcome<Result> | undefined> => {
    const document = await leads.findOne({ _id: toId(id) }, { projection: WITHOUT_SEARCH });
    if (!document) return {};
    const before = toLead(document, report);
    const { fields, type, result } = decide(before);
    if (!fields) return { result: result(before) };
    const after = { ...before, ...fields };
    const version = nextVersion(document);
    const event = leadChanged({ type, before, after }, by, now);
    const pending = event && toPendingEvent(event, version);
    const changed = await leads.findOneAndUpdate(
      unchanged(document),
      {
        $set: {
          ...fields,
          version,
          ...(after.status !== before.status && searchFieldsOf(after)),
        },
        // The relay may have removed the time since the lead was read, without a new version.
        ...(pending && {
          $push: { pendingEvents: pending },
          $min: { pendingSince: new Date() },
        }),
      },
      { returnDocument: 'after', projection: { version: 1, pendingEvents: 1 } },
    );
    return changed ? { result: result(after), changed } : undefined;
  };

  return async <Result>(
    command: Command,
    decide: (before: Lead) => Decision<Result>,
  ): Promise<Result | undefined> => {
    const { result, changed } = await turns.run(command.id, async () => {
      for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
        const outcome = await attempt(command, decide);
        if (outcome) return outcome;
        await pause(Math.random() * Math.min(tries * 2, MOST_PAUSE_MS));
      }
      throw new AppError('lead-busy', {});
    });
    if (changed?.pendingEvents?.length) await relay.relay(changed);
    return result;
  };
}
