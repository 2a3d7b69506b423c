import { AppError } from '../errors.ts';

/** Where a page of items ends: the moment and the id of its last item. */
export interface PlannerPosition {
  readonly at: Date;
  readonly id: string;
}

export const writeCursor = ({ at, id }: PlannerPosition): string => `${at.getTime()}-${id}`;

/** @throws the `invalid-cursor` error */
export function readCursor(cursor: string): PlannerPosition {
  const [, ms = '', id = ''] = /^(\d{1,15})-([0-9a-f]{24})$/.exec(cursor) ?? [];
  if (id === '') throw new AppError('invalid-cursor', {});
  return { at: new Date(Number(ms)), id };
}
