const HOUR = 60 * 60_000;

/** How far the first sync of an entry looks back. */
const FIRST_SPAN = 24 * HOUR;

/**
 * Meta filters by whole seconds and shows a lead in the list a while after it was sent, so each
 * sync looks again at the last hour before the watermark.
 */
const OVERLAP = HOUR;

/** Meta keeps leads for 90 days: facebook.com/business/help/1526849577619206. */
export const META_RETENTION = 90 * 24 * HOUR;

/** From when on a sync reads: the oldest of the entries' watermarks, with an overlap. */
export function startOfSync(
  entries: readonly { readonly watermark: Date | null }[],
  now: Date,
): Date {
  const firstTime = now.getTime() - FIRST_SPAN;
  const starts = entries.map(({ watermark }) =>
    watermark === null ? firstTime : watermark.getTime() - OVERLAP,
  );
  return notBeforeRetention(new Date(Math.min(...starts, now.getTime())), now);
}

export function notBeforeRetention(since: Date, now: Date): Date {
  return new Date(Math.max(since.getTime(), now.getTime() - META_RETENTION));
}

/**
 * The moment up to which everything that a sync saw is settled: the newest lead's own time, but
 * never past a lead that failed. The clock has no say in it: what Meta shows late has a
 * `created_time` before now.
 */
export class SettledMark {
  #newest: number;
  #oldestFailure = Infinity;

  constructor(since: Date) {
    this.#newest = since.getTime();
  }

  saw(createdTime: Date | null, isSettled: boolean): void {
    if (createdTime === null) return;
    const at = createdTime.getTime();
    if (isSettled) this.#newest = Math.max(this.#newest, at);
    else this.#oldestFailure = Math.min(this.#oldestFailure, at);
  }

  get value(): Date {
    return new Date(Math.min(this.#newest, this.#oldestFailure - 1));
  }
}
