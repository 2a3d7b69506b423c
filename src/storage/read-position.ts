import { AppError } from '../errors.ts';

/** A cursor that is a row's position. @throws the `invalid-cursor` error if no page can have given it out */
export function readPosition(cursor: string): number {
  const position = /^\d{1,16}$/.test(cursor) ? Number(cursor) : NaN;
  if (!Number.isSafeInteger(position)) throw new AppError('invalid-cursor', {});
  return position;
}
