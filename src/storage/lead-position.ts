/** Room for a million leads in one second, within the 2^53 that a JavaScript number holds. */
export const POSITIONS_PER_SECOND = 2 ** 20;

const LAST_SECOND = 2 ** 33 - 1;

/** The first position of leads that were sent in the second of a time. Positions order the list. */
export function positionAt(time: Date): number {
  const second = Math.min(Math.max(Math.floor(time.getTime() / 1000), 0), LAST_SECOND);
  return second * POSITIONS_PER_SECOND;
}
