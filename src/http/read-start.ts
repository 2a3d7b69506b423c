import { AppError } from '../errors.ts';

/** How far the clock of a caller may be ahead, in ms. */
const CLOCK_PATIENCE_MS = 60_000;

/** When a conversation started. @throws `invalid-input` for a time in the future */
export function readStart(startedAt: string, now: Date): Date {
  const started = new Date(startedAt);
  if (started.getTime() > now.getTime() + CLOCK_PATIENCE_MS)
    throw new AppError('invalid-input', { fields: 'startedAt' });
  return started;
}
