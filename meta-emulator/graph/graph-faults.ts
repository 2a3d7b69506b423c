import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from '../engine.ts';
import { concerns } from './access.ts';
import { CHEAP_ODD_KINDS, makeOddAnswer, type OddAnswer } from '../faults/odd-answers.ts';
import { GraphError } from './graph-error.ts';
import { noSuchField } from './select-fields.ts';

/** Faults that apply to a call before Meta reads it. */
export async function sufferFault(
  engine: Engine,
  call: FaultedCall,
): Promise<GraphError | OddAnswer | 'dropped' | 'html502' | undefined> {
  const { slowMs, dropConnection, serverError } = engine.faults.current();
  if (slowMs) await delay(slowMs);
  if (await hangs(engine, call)) return 'dropped';
  if (dropConnection && concerns(dropConnection, call.pageId)) {
    if (engine.random.chance(dropConnection.rate)) return 'dropped';
  }
  const odd = oddAnswer(engine, call);
  if (odd) return odd;
  if (!serverError || !concerns(serverError, call.pageId)) return undefined;
  if (!engine.random.chance(serverError.rate)) return undefined;
  switch (serverError.kind) {
    case 'html502':
      return 'html502';
    case 'code1':
      return new GraphError({
        code: 1,
        message: 'An unknown error occurred',
        title: 'An unknown error occurred',
      });
    case 'code2':
      return new GraphError({
        code: 2,
        isTransient: true,
        message: 'An unexpected error has occurred. Please retry your request later.',
      });
  }
}

export type FaultedCall = {
  pageId: string | undefined;
  what: 'lead' | 'leadList' | 'other';
  /** Whether the caller has gone away. */
  isGone: () => boolean;
};

/** Waits while the fault lasts and the caller stays connected. */
async function hangs(engine: Engine, { pageId, what, isGone }: FaultedCall): Promise<boolean> {
  const { hangingCalls } = engine.faults.current();
  if (!hangingCalls || !concerns(hangingCalls, pageId)) return false;
  if (pageId !== undefined && pageId === hangingCalls.exceptPageId) return false;
  if (hangingCalls.calls !== 'all' && hangingCalls.calls !== what) return false;
  if (!engine.random.chance(hangingCalls.rate)) return false;
  while (!isGone() && engine.faults.current().hangingCalls) await delay(25);
  return true;
}

function oddAnswer(engine: Engine, { pageId, what }: FaultedCall): OddAnswer | undefined {
  const { oddAnswers } = engine.faults.current();
  if (!oddAnswers || !concerns(oddAnswers, pageId)) return undefined;
  if (oddAnswers.calls !== 'all' && oddAnswers.calls !== what) return undefined;
  if (!engine.random.chance(oddAnswers.rate) || !engine.faults.countOdd()) return undefined;
  return makeOddAnswer(oddAnswers.kind ?? engine.random.pick(CHEAP_ODD_KINDS));
}

const THROTTLE_MESSAGES: Record<number, string> = {
  4: 'Application request limit reached',
  17: 'User request limit reached',
  32: 'Page request limit reached',
  341: 'Feed action request limit reached',
  368: 'The action attempted has been deemed abusive or is otherwise disallowed',
  613: 'Calls to this api have exceeded the rate limit.',
};

/** Throttling of a Page; HTTP 400, never 429, and no Retry-After. */
export function refuseByFault(engine: Engine, pageId: string | undefined): void {
  if (!engine.faults.countThrottled(engine.now(), pageId)) return;
  const { code = 80005, isTransient = false } = engine.faults.current().rateLimited ?? {};
  const text =
    THROTTLE_MESSAGES[code] ??
    'There have been too many leadgen api calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.';
  throw new GraphError({
    code,
    message: `(#${code}) ${text}`,
    ...(isTransient && { isTransient }),
  });
}

/** Meta hides an edge that the token may not read, instead of naming the permission. */
export function refuseHiddenEdge(engine: Engine, pageId: string | undefined, edge?: string): void {
  const { hiddenEdge } = engine.faults.current();
  if (!hiddenEdge || hiddenEdge.edge !== edge || !concerns(hiddenEdge, pageId)) return;
  throw noSuchField('Page', edge);
}
