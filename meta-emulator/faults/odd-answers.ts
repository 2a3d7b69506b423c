import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** Bytes that replace an answer. */
export type OddAnswer = {
  status: number;
  type?: string;
  headers?: Record<string, string>;
  body: string | Buffer | Readable;
};

const HTML = '<!DOCTYPE html><html><body><h1>Sorry, this page is not available</h1></body></html>';
const JSON_TYPE = 'application/json; charset=UTF-8';
const TRANSIENT = {
  message: 'An unexpected error has occurred. Please retry your request later.',
  type: 'OAuthException',
  is_transient: true,
};

const json = (body: unknown, status = 200): OddAnswer => ({
  status,
  type: JSON_TYPE,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const MAKERS = {
  html200: () => ({ status: 200, type: 'text/html; charset=utf-8', body: HTML }),
  html404: () => ({ status: 404, type: 'text/html; charset=utf-8', body: HTML }),
  wrongType: () => ({ status: 200, type: 'text/html', body: '{"id":"1","data":[]}' }),
  empty: () => json(''),
  noContent: () => ({ status: 204, body: '' }),
  null: () => json('null'),
  false: () => json('false'),
  number: () => json('42'),
  list: () => json('[]'),
  emptyObject: () => json('{}'),
  success: () => json({ success: true }),
  cutJson: () => json('{"id":"1","field_data":[{"name":"full_na'),
  error200: () => json({ error: { ...TRANSIENT, code: 2 } }),
  errorInList: () => json({ error: [{ ...TRANSIENT, code: 2 }] }),
  errorCodeAsText: () => json({ error: { ...TRANSIENT, is_transient: 'true', code: '2' } }, 400),
  errorWithoutCode: () => json({ error: { message: 'Something went wrong' } }, 400),
  errorText: () => json({ error: 'temporarily_unavailable' }, 400),
  redirect: () => ({ status: 302, headers: { location: '/_emulator/state' }, body: '' }),
  /** An endless body, as fast as it is read. */
  tooLarge: () => ({ status: 200, type: JSON_TYPE, body: Readable.from(endlessJson()) }),
  /** A small body that unpacks to 64 MB. */
  gzipBomb: () => ({
    status: 200,
    type: JSON_TYPE,
    headers: { 'content-encoding': 'gzip' },
    body: bomb(),
  }),
  /** A slow body without an end. */
  slowBody: () => ({ status: 200, type: JSON_TYPE, body: Readable.from(slowJson()) }),
} satisfies Record<string, () => OddAnswer>;

export type OddKind = keyof typeof MAKERS;

export const ODD_KINDS = Object.keys(MAKERS) as [OddKind, ...OddKind[]];

/** Answers that cost much time or memory are sent only if they are chosen. */
export const CHEAP_ODD_KINDS = ODD_KINDS.filter(
  (kind) => !['tooLarge', 'gzipBomb', 'slowBody'].includes(kind),
);

export const makeOddAnswer = (kind: OddKind): OddAnswer => MAKERS[kind]();

function* endlessJson(): Generator<string> {
  yield '{"id":"1","name":"';
  for (;;) yield 'x'.repeat(64 * 1024);
}

async function* slowJson(): AsyncGenerator<string> {
  yield '{"id":"1","name":"';
  for (;;) {
    await delay(500, undefined, { ref: false });
    yield 'x';
  }
}

let packed: Buffer | undefined;
const bomb = (): Buffer =>
  (packed ??= gzipSync(Buffer.from(`{"id":"1","name":"${'x'.repeat(64 * 1024 * 1024)}"}`)));
