import { z } from 'zod';
import type { ErrorCode } from '../../../errors.ts';
import type { RouteAccess } from '../route-access.ts';

/** An answer that no schema checks when it is sent, such as a file or a redirect. */
export interface DocumentedAnswer {
  readonly description?: string;
  /** The schema of the body by content type; without it the answer has no body. */
  readonly content?: Readonly<Record<string, z.ZodType>>;
}

/** What the API document says of a route that its schemas do not say. */
export interface RouteNote {
  /** What the call does, in one line. */
  readonly summary: string;
  /** Errors of this route alone. Those of its access, its input and its limits are known. */
  readonly errors?: readonly ErrorCode[];
  /** Answers by status that the route's `response` does not have. */
  readonly answers?: Readonly<Record<number, DocumentedAnswer>>;
  /** The body by content type, if the handler reads and checks it itself. */
  readonly rawBody?: Readonly<Record<string, z.ZodType>>;
  /** Who may call it, if the route itself asks. */
  readonly access?: RouteAccess;
}

/** By `METHOD /path`. */
export type RouteNotes = Readonly<Record<string, RouteNote>>;

export const json = (schema: z.ZodType): DocumentedAnswer => ({
  content: { 'application/json': schema },
});

export const CSV: DocumentedAnswer = { content: { 'text/csv': z.string() } };
export const TEXT: DocumentedAnswer = { content: { 'text/plain': z.string() } };
export const PAGE: DocumentedAnswer = { content: { 'text/html': z.string() } };

export const done = z.object({ success: z.literal(true), message: z.string() });
