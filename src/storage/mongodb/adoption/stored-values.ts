import { Long, ObjectId } from 'mongodb';
import { toTime } from '../fields.ts';
import type { DocumentId } from '../ids.ts';

/** Unix seconds are below this for thousands of years, Unix milliseconds above it since 1973. */
const FIRST_MILLISECOND = 100_000_000_000;

/** A time that another program wrote: also Unix seconds, and text. Null if it cannot be read. */
export function readTime(value: unknown): Date | null {
  const plain = toPlain(value);
  if (typeof plain === 'number' && plain < FIRST_MILLISECOND) return toTime(plain * 1_000);
  if (typeof plain === 'string' && /^\d{9,14}$/.test(plain.trim())) return readTime(Number(plain));
  return toTime(plain);
}

/** Text, or a number as text; undefined for anything else. */
export function readText(value: unknown): string | undefined {
  const plain = toPlain(value);
  if (typeof plain === 'string') return plain;
  return typeof plain === 'number' || typeof plain === 'bigint' ? String(plain) : undefined;
}

/** An id of Meta's with all its digits; undefined if there is none. */
export function readMetaId(value: unknown): string | undefined {
  if (value instanceof Long) return value.toString();
  return readText(value)?.trim() || undefined;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const toPlain = (value: unknown): unknown => (value instanceof Long ? value.toNumber() : value);

/** When a document was made, as its id tells. */
export const timeOfId = (id: DocumentId): Date | null =>
  id instanceof ObjectId ? id.getTimestamp() : null;

/** Text for comparing names that people wrote: without case and without what separates words. */
export const normalise = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, '');
