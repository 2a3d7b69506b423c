import type { Engine } from '../engine.ts';
import { concerns } from './access.ts';
import type { Answer } from './answer.ts';
import type { Params } from './graph-call.ts';

/** The prefix of the cursors that this fault makes up. */
const MADE_UP = 'endless';

/** A cursor of this fault has no position in the real list. */
export function withoutMadeUpCursor(params: Params): Params {
  if (params['after']?.startsWith(MADE_UP) !== true) return params;
  const { after: _after, ...rest } = params;
  return rest;
}

/** Under the fault a list always says that there is a next page. */
export function makeEndless(
  engine: Engine,
  pageId: string | undefined,
  address: string,
  answer: Answer,
): Answer {
  const { endlessLists } = engine.faults.current();
  const { body } = answer;
  if (!endlessLists || !concerns(endlessLists, pageId) || !isList(body)) return answer;
  const number = endlessLists.kind === 'sameCursor' ? '' : engine.random.text(12);
  const after = `${MADE_UP}${number}`;
  const next = new URL(address);
  next.searchParams.set('after', after);
  const data = endlessLists.kind === 'empty' ? [] : body.data;
  return {
    ...answer,
    body: { data, paging: { cursors: { before: after, after }, next: next.toString() } },
  };
}

const isList = (body: unknown): body is { data: unknown[] } =>
  typeof body === 'object' && body !== null && 'data' in body && Array.isArray(body.data);
