import type { CheckId, ReasonCode } from '../../reasons.ts';
import type { HealthCheck, HealthReport } from './health-report.ts';

/** Something that keeps leads away or delays them. */
export interface Trouble {
  /** The check that found it, such as `token`. A check has one trouble at a time. */
  readonly check: CheckId;
  /** What it is, such as `reconnect`. */
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A trouble with its start and its end. */
export interface Incident extends Trouble {
  readonly id: string;
  /** `app`, or the id of a Page. */
  readonly subject: string;
  /** When it was found; of a repaired subscription: when it was last seen to be there. */
  readonly openedAt: Date;
  /** When it was found to be over; null while it lasts. */
  readonly closedAt: Date | null;
}

/** Amber results that also open an incident, because they delay leads. */
const DELAYS_LEADS: ReadonlySet<ReasonCode> = new Set(['throttled', 'meta-unreachable']);

/** Whether a check opens an incident. */
export const isTrouble = ({ state, code }: Pick<HealthCheck, 'state' | 'code'>): boolean =>
  state === 'bad' || DELAYS_LEADS.has(code);

/** The troubles in a report. */
export const troublesOf = ({ checks }: HealthReport): readonly Trouble[] =>
  checks.filter(isTrouble).map(({ id, code, params }): Trouble => ({ check: id, code, params }));

/** The checks without a result. It is not known whether their trouble is over. */
export const undecidedChecks = ({ checks }: HealthReport): readonly CheckId[] =>
  checks.flatMap(({ id, state }) => (state === 'unknown' ? [id] : []));
