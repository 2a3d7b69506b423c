import type { FastifyRequest } from 'fastify';
import type * as wire from '../contract/lead-list.ts';
import { AppError } from '../errors.ts';
import type { ConnectionFilter, LeadFilters } from '../leads/lead-filters.ts';
import type { Viewer } from '../leads/visibility.ts';
import { readMoment } from '../planner/time-range.ts';

export interface FilterSurroundings {
  /** Whose leads are found. */
  readonly viewer: Viewer;
  /** Decides which tasks are overdue, and which day is today. */
  readonly now: Date;
}

/**
 * The filters of a request.
 *
 * @throws the `session-needed` error if an API key asks for its own leads, and those of `readMoment`
 */
export function readLeadFilters(
  {
    connection,
    form,
    campaign,
    owner,
    priority,
    untouched,
    unseen,
    untagged,
    ...filters
  }: wire.LeadFilters,
  { user }: Pick<FastifyRequest, 'user'>,
  { viewer, now }: FilterSurroundings,
): LeadFilters {
  const { q, status, source, tag, from, to, zone = 'UTC', overdue, contact, lostReason } = filters;
  return {
    q,
    status,
    source,
    connection: connection?.map(readConnection),
    formId: form?.map(orNone),
    campaignId: campaign?.map(orNone),
    tag,
    isUntagged: untagged,
    ownerId: owner?.map((each) => readOwner(each, user?.id)),
    priority: priority?.map(orNone),
    contact,
    lostReason: lostReason?.map((each) => orNone(each) ?? ''),
    from: from === undefined ? undefined : readTime(from, zone, now),
    to: to === undefined ? undefined : readTime(to, zone, now),
    isUntouched: untouched,
    isUnseen: unseen,
    overdueAt: overdue === true ? now : undefined,
    visibleTo: viewer ?? undefined,
  };
}

/** `today` keeps its meaning in a link or a saved view. */
function readTime(text: string, zone: string, now: Date): Date {
  if (text !== 'today') return readMoment(text, zone);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: knownZone(zone) }).format(now);
  return readMoment(day, zone);
}

/** A zone that does not exist is refused by `readMoment`. */
function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** `none` finds leads without a value. */
const orNone = <Value extends string>(value: Value): Exclude<Value, 'none'> | null =>
  value === 'none' ? null : (value as Exclude<Value, 'none'>);

function readConnection(value: string): ConnectionFilter | null {
  if (value === 'none') return null;
  const [pageId = '', platform] = value.split(':');
  return platform === 'facebook' || platform === 'instagram' ? { pageId, platform } : { pageId };
}

function readOwner(value: string, userId: string | undefined): string | null {
  if (value === 'none') return null;
  if (value !== 'me') return value;
  if (userId === undefined) throw new AppError('session-needed', {});
  return userId;
}
