import { GraphError } from './graph-error.ts';
import { parseLossless } from './parse-lossless.ts';
import { readGraphError } from './read-graph-error.ts';

/** An answer of the Graph API that is not a refusal. */
export interface GraphAnswer {
  /** The body as it came. */
  readonly text: string;
  /** The body as JSON, with every digit of large ids. */
  readonly value: unknown;
}

/**
 * Reads an answer by its body. Graph answers with a JSON object. Any other body (the HTML page of a
 * proxy, an empty or cut body, `null`, `false`, a list) does not come from Graph, so it counts as a
 * temporary fault with any HTTP status. An object with an `error` is a refusal, also with status
 * 200.
 *
 * @throws GraphError
 */
export function readGraphAnswer(status: number, headers: Headers, text: string): GraphAnswer {
  const value = isJsonType(headers.get('content-type')) ? parseOrUndefined(text) : undefined;
  if (!isObject(value)) throw notGraph(status);
  const error = errorIn(value);
  if (error !== undefined) throw readGraphError(status, error, headers);
  if (status < 200 || status > 299 || saysError(value)) throw notGraph(status);
  return { text, value };
}

/**
 * Old versions of Graph send JSON as JavaScript. A proxy may remove the type or send plain text.
 */
const isJsonType = (type: string | null): boolean =>
  type === null || type.trim() === '' || /json|javascript|text\/plain/i.test(type);

/** The error object. Some answers have it in a list. */
function errorIn({ error }: Readonly<Record<string, unknown>>): object | undefined {
  const candidates: unknown[] = Array.isArray(error) ? error : [error];
  return candidates.find(isObject);
}

const saysError = ({ error }: Readonly<Record<string, unknown>>): boolean => Boolean(error);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseOrUndefined(text: string): unknown {
  try {
    return parseLossless(text);
  } catch {
    return undefined;
  }
}

const notGraph = (status: number): GraphError =>
  new GraphError(`Meta answered HTTP ${status} with something other than a Graph answer.`, {
    action: 'retry',
    status,
    oddity: 'not-graph',
  });
