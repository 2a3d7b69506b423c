import { setTimeout as pause } from 'node:timers/promises';
import type { Collection, Document } from 'mongodb';
import { AppError } from '../../../errors.ts';
import type { Lead } from '../../../leads/lead.ts';
import { leadChanged, type LeadChange } from '../../../leads/lead-event.ts';
import type { Actor } from '../../../users/actor.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { wellFormed } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';
import { toPendingEvent } from './event-document.ts';
import type { EventRelay } from './event-relay.ts';
import {
  searchFieldsOf,
  toCustomFields,
  toLead,
  WITHOUT_SEARCH,
  type LeadDocument,
} from './lead-document.ts';
import { nextVersion, unchanged } from './lead-version.ts';
import type { LeadWithEvents } from './marked-removal.ts';
import { Turns } from './turns.ts';

/** How often a change is decided again because another process was faster. */
const MOST_TRIES = 200;

/** The longest pause before that, in ms. */
const MOST_PAUSE_MS = 30;

/** What a change makes of a lead, and what is recorded of it. */
export interface Decision<Result> extends Pick<LeadChange, 'type' | 'linked' | 'details'> {
  /** The lead as it becomes; undefined if nothing changes. */
  readonly after?: Lead;
  /** What changes besides, such as a note that is added. */
  readonly also?: Readonly<Partial<Record<'$set' | '$push' | '$pull' | '$addToSet', object>>>;
  /** The id of the event, if the change may be decided in two processes. */
  readonly eventId?: DocumentId;
  readonly result: (lead: Lead, eventId: string | undefined) => Result;
}

export interface Command {
  readonly id: string;
  readonly by: Actor;
  readonly now: Date;
  /** What is read of the document; all but the search and the notes if it is left out. */
  readonly projection?: Document;
}

/**
 * Changes a lead by a rule that sees its current state: reads it, decides, and writes only if its version is
 * still the same. The change and its event are one update. The changes of one process wait for each other, so
 * that only other processes can be faster.
 *
 * @returns what the decision says; undefined if there is no such lead
 * @throws the `lead-busy` error
 */
export type ChangeLead = <Result>(
  command: Command,
  decide: Decide<Result>,
) => Promise<Result | undefined>;

/** It may be asked again, with a newer lead. */
export type Decide<Result> = (
  before: Lead,
  document: LeadDocument,
) => Decision<Result> | Promise<Decision<Result>>;

/** What came of one attempt to change a lead; without a result if there is no lead. */
interface Outcome<Result> {
  readonly result?: Result;
  /** The changed lead with the events that wait in it. */
  readonly changed?: LeadWithEvents;
}

export interface ChangeLeadParts {
  readonly leads: Collection<LeadDocument>;
  readonly relay: EventRelay;
  readonly report: ReportOddValue;
}

export function createChangeLead({ leads, relay, report }: ChangeLeadParts): ChangeLead {
  const turns = new Turns();

  /** @returns undefined if somebody else was faster */
  const attempt = async <Result>(
    { id, by, now, projection = WITHOUT_SEARCH }: Command,
    decide: Decide<Result>,
  ): Promise<Outcome<Result> | undefined> => {
    const document = await leads.findOne({ _id: toId(id) }, { projection });
    if (!document) return {};
    const before = toLead(document, report);
    const decision = await decide(before, document);
    if (!decision.after) return { result: decision.result(before, undefined) };
    const after = storedAfter(before, decision.after);
    const version = nextVersion(document);
    const event = leadChanged({ ...decision, before, after }, by, now);
    const pending = event && toPendingEvent(event, version, decision.eventId);
    const { $set, $push, ...also } = decision.also ?? {};
    const changed = await leads.findOneAndUpdate(
      unchanged(document),
      {
        ...also,
        $set: { ...$set, ...changedFields(before, after), version },
        ...((pending || $push) && {
          $push: { ...$push, ...(pending && { pendingEvents: pending }) },
        }),
        // The relay may have removed the time since the lead was read, without a new version.
        ...(pending && { $min: { pendingSince: new Date() } }),
      },
      { returnDocument: 'after', projection: { version: 1, pendingEvents: 1 } },
    );
    if (!changed) return undefined;
    return { result: decision.result(after, pending && fromId(pending._id)), changed };
  };

  return async <Result>(command: Command, decide: Decide<Result>): Promise<Result | undefined> => {
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

/** What will be read back of the fields that change. */
const storedAfter = (before: Lead, after: Lead): Lead =>
  Object.fromEntries(
    Object.entries(after).map(([name, value]: [string, unknown]) => [
      name,
      value === before[name as keyof Lead] ? value : wellFormed(value),
    ]),
  ) as unknown as Lead;

/** The fields that differ, as they are stored, with those of the search if it depends on them. */
function changedFields(before: Lead, after: Lead): Partial<LeadDocument> {
  // The lists of ids are added to by `$addToSet`: other programs may add to them too.
  const { id: _id, meetings: _meetings, conversations: _conversations, ...fields } = after;
  const changed = Object.entries(fields).filter(
    ([name, value]) => value !== before[name as keyof Lead],
  );
  const isFound = SEARCHED.some((name) => before[name] !== after[name]);
  return {
    ...(Object.fromEntries(changed) as Partial<LeadDocument>),
    ...(before.customFields !== after.customFields && {
      customFields: toCustomFields(after.customFields),
    }),
    ...(isFound && searchFieldsOf(after)),
  };
}

const SEARCHED = [
  'name',
  'email',
  'phone',
  'phoneE164',
  'company',
  'contact',
  'status',
  'source',
  'tags',
  'ownerId',
  'priority',
  'firstSeenAt',
  'firstContactedAt',
  'lostReason',
] as const;
