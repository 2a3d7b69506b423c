import type {
  FailureKind,
  InboxDecision,
  InboxLead,
  InboxReading,
  InboxState,
  ListedInboxLead,
} from '../../../intake/inbox-lead.ts';
import type { ArrivedBy, Platform } from '../../../leads/lead.ts';
import { readReason, textReason, type Reason } from '../../../reasons.ts';
import { toActor, type ActorColumns } from '../../actor-columns.ts';
import { toText, toTime, withFieldNames } from '../fields.ts';
import type { DocumentId } from '../ids.ts';

/**
 * An inbox lead in `meta_leads`. Other tools may read the fields that the first LeadRabbit had: leadId to
 * processedAt. What is not known is left out.
 */
export interface InboxDocument {
  readonly _id?: DocumentId;
  /** Unique. */
  readonly leadId: string;
  readonly formId: string;
  readonly pageId: string;
  readonly platform?: Platform;
  readonly created_time?: Date;
  readonly field_data?: InboxReading['fieldData'];
  readonly processed: boolean;
  /** Graph's answer, for other tools. */
  readonly originalFields?: unknown;
  readonly createdAt: Date;
  readonly processedAt?: Date;

  readonly state: InboxState;
  /** A reason as JSON; of a dismissed lead what the person wrote. */
  readonly reason?: string;
  readonly failure?: FailureKind;
  readonly failures: number;
  readonly claims: number;
  /** When a worker may claim it; of a claimed lead when its lease ends. */
  readonly dueAt?: Date;
  readonly leaseHolder?: string;
  readonly nextAttemptAt?: Date;
  readonly via: ArrivedBy;
  /** The `value` of the webhook's change, word for word. */
  readonly event?: string;
  /** Graph's answer, word for word. */
  readonly original?: string;
  readonly receivedAt: Date;
  readonly webhookAt?: Date;
  readonly foundAt?: Date;
  readonly fetchedAt?: Date;
  /** When it became stored, by the clock of the server; never changes again. See `counted-base.ts`. */
  readonly storedOn?: Date;
  /** When it was erased; never changes again. */
  readonly erasedOn?: Date;
  readonly decidedBy?: ActorColumns;
  readonly decidedAt?: Date;
  /** While a person completes it. */
  readonly completion?: Completion;
}

/** A completion that has begun. A process that dies leaves it, and `createCompletionSweep` finishes it. */
export interface Completion {
  readonly id: string;
  readonly by: ActorColumns;
  readonly at: Date;
  /** By the clock of the process, which tests do not set. */
  readonly since: Date;
}

/** The states that no later write changes. */
export const isOpen = { $nin: ['stored', 'erased'] satisfies InboxState[] as InboxState[] };

/** The fields of a lead that is stored. */
export const STORED = { state: 'stored', processed: true, failures: 0, claims: 0 } as const;

/** The fields of an attempt, which a lead that is stored does not have. */
export const WITHOUT_ATTEMPT = {
  reason: '',
  failure: '',
  dueAt: '',
  nextAttemptAt: '',
  leaseHolder: '',
  completion: '',
} as const;

export const HELD_STATES: readonly InboxState[] = [
  'pending',
  'needs-attention',
  'skipped',
  'dismissed',
];

/** The fields that hold Graph's answer. */
export const originalOf = (original: string) => ({
  original,
  originalFields: withFieldNames(parse(original)),
});

/** What was read of a lead, for `$set`; the time of the first reading is kept by `$min`. */
export const readingOf = (reading: InboxReading) => ({
  ...originalOf(reading.original),
  platform: reading.platform,
  formId: reading.formId,
  ...(reading.createdTime !== null && { created_time: reading.createdTime }),
  field_data: reading.fieldData,
});

/** A lead that Graph listed, without a state. */
export const listedOf = (lead: ListedInboxLead, via: ArrivedBy, now: Date) => ({
  formId: lead.formId,
  pageId: lead.pageId,
  ...(lead.platform !== undefined && { platform: lead.platform }),
  ...(lead.createdTime !== null && { created_time: lead.createdTime }),
  ...originalOf(lead.original),
  processed: false,
  failures: 0,
  via,
  receivedAt: now,
  foundAt: now,
  createdAt: now,
});

export const reasonText = (reason: Reason | null): string =>
  reason === null ? '' : JSON.stringify(reason);

/** A document of `meta_leads`. */
export function toInboxLead(document: InboxDocument): InboxLead {
  return {
    leadId: toText(document.leadId),
    formId: toText(document.formId),
    pageId: toText(document.pageId),
    platform: toPlatform(document.platform),
    createdTime: toTime(document.created_time),
    via: document.via,
    state: document.state,
    reason: toReason(document),
    failure: document.failure ?? null,
    failures: document.failures,
    claims: document.claims,
    lease: document.leaseHolder ?? null,
    nextAttemptAt: toTime(document.nextAttemptAt),
    event: document.event ?? null,
    original: document.original ?? null,
    receivedAt: toTime(document.receivedAt) ?? new Date(0),
    decision: toDecision(document),
  };
}

function toDecision({ decidedAt, decidedBy, state, reason }: InboxDocument) {
  const at = toTime(decidedAt);
  if (at === null || !decidedBy) return undefined;
  const note = state === 'dismissed' ? toText(reason) : '';
  return { by: toActor(decidedBy), at, note } satisfies InboxDecision;
}

export const toPlatform = (platform: unknown): Platform | null =>
  platform === 'facebook' || platform === 'instagram' ? platform : null;

/** Null for a dismissed lead, whose reason is what the person wrote. */
export function toReason({
  reason,
  state,
}: Pick<InboxDocument, 'reason' | 'state'>): Reason | null {
  const text = toText(reason);
  if (text === '' || state === 'dismissed') return null;
  return readReason(parse(text)) ?? textReason(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
