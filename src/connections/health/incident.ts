import type { HealthParams, HealthReport } from './health-report.ts';

/** Something that keeps leads away or delays them. */
export interface Trouble {
  /** The check that found it, such as `token`. A check has one trouble at a time. */
  readonly check: string;
  /** What it is, such as `reconnect`. */
  readonly code: string;
  readonly params: HealthParams;
}

/** A trouble with its beginning and its end. */
export interface Incident extends Trouble {
  readonly id: string;
  /** `app`, or the id of a Page. */
  readonly subject: string;
  /** When it was found; of a repaired subscription: when it was last seen to be there. */
  readonly openedAt: Date;
  /** When it was found to be over; null while it lasts. */
  readonly closedAt: Date | null;
}

/** Amber findings that are worth a line in the history, too: leads are late because of them. */
const DELAYS_LEADS: ReadonlySet<string> = new Set(['throttled', 'meta-unreachable']);

/** The troubles in a report. */
export const troublesOf = ({ checks }: HealthReport): readonly Trouble[] =>
  checks.flatMap(({ id, state, code, params = {} }) =>
    code !== undefined && (state === 'bad' || DELAYS_LEADS.has(code))
      ? [{ check: id, code, params }]
      : [],
  );

/** The checks that could not be made: whether their trouble is over is not known. */
export const undecidedChecks = ({ checks }: HealthReport): readonly string[] =>
  checks.flatMap(({ id, state }) => (state === 'unknown' ? [id] : []));
