import { AppError } from '../errors.ts';
import { dayOf } from './wall-time.ts';

const IS_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The moment that a request names: a moment such as `2026-12-01T09:00:00Z`, or the beginning of a day such as
 * `2026-12-01` in a zone.
 *
 * @throws the `unknown-zone` or `invalid-local-time` error
 */
export function readMoment(text: string, zone: string): Date {
  if (!IS_MOMENT.test(text)) return dayOf({ local: text, zone }).start;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new AppError('invalid-local-time', { local: text });
  return moment;
}
