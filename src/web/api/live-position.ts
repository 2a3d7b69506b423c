/**
 * The oldest position of the server's events that an answer of this page carried. If the stream
 * opened after that position, events were missed between the two.
 */
let oldest: string | undefined;

/** @param position the header of an answer; null if it has none */
export function noteLivePosition(position: string | null): void {
  if (position !== null && (oldest === undefined || isBefore(position, oldest))) oldest = position;
}

/** Whether something happened after an answer was made and before the stream was at `position`. */
export const hasMissedEvents = (position: string): boolean =>
  oldest !== undefined && isBefore(oldest, position);

/** Everything that is on the screen is about to be read again. */
export const forgetLivePosition = (): void => {
  oldest = undefined;
};

/** Positions of different runs of the server cannot be compared: one of them may be older. */
export function isBefore(one: string, other: string): boolean {
  const [run, count] = split(one);
  const [otherRun, otherCount] = split(other);
  return run !== otherRun || count < otherCount;
}

function split(position: string): readonly [run: string, count: number] {
  const colon = position.lastIndexOf(':');
  return [position.slice(0, colon), Number(position.slice(colon + 1))];
}
