/** What happened on the server up to a moment: how many events for everyone, and for admins. */
interface Position {
  readonly run: string;
  readonly everyone: number;
  readonly admins: number;
}

/** Which kinds of events this page may not know of. */
export interface MissedEvents {
  readonly everyone: boolean;
  readonly admins: boolean;
}

/**
 * The oldest position of the server's events that an answer of this page carried. If the stream
 * opened after that position, events were missed between the two.
 */
let oldest: Position | undefined;

/** @param header of an answer; null if it has none */
export function noteLivePosition(header: string | null): void {
  if (header === null) return;
  const position = parse(header);
  const missed = oldest && compare(position, oldest);
  if (!missed || missed.everyone || missed.admins) oldest = position;
}

/** What happened after an answer was made and before the stream was at `position`. */
export const findMissedEvents = (position: string): MissedEvents =>
  oldest ? compare(oldest, parse(position)) : { everyone: false, admins: false };

/** Everything that is on the screen is about to be read again. */
export const forgetLivePosition = (): void => {
  oldest = undefined;
};

/** Counts of different runs of the server cannot be compared: anything may have happened. */
function compare(before: Position, after: Position): MissedEvents {
  const isOtherRun = before.run !== after.run;
  return {
    everyone: isOtherRun || before.everyone < after.everyone,
    admins: isOtherRun || before.admins < after.admins,
  };
}

function parse(position: string): Position {
  const [run = '', everyone, admins] = position.split(':');
  return { run, everyone: Number(everyone), admins: Number(admins) };
}
