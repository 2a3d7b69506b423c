import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from '../engine.ts';
import { concerns } from './access.ts';
import { GraphError } from './graph-error.ts';

/** What befalls a call before Meta has looked at it. */
export async function sufferFault(
  engine: Engine,
  pageId: string | undefined,
): Promise<GraphError | 'dropped' | 'html502' | undefined> {
  const { slowMs, dropConnection, serverError } = engine.faults.current();
  if (slowMs) await delay(slowMs);
  if (dropConnection && concerns(dropConnection, pageId)) {
    if (engine.random.chance(dropConnection.rate)) return 'dropped';
  }
  if (!serverError || !concerns(serverError, pageId)) return undefined;
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

/** Throttling of a Page; HTTP 400, never 429, and no Retry-After. */
export function refuseByFault(engine: Engine, pageId: string | undefined): void {
  if (!engine.faults.countThrottled(engine.now(), pageId)) return;
  throw new GraphError({
    code: 80005,
    message:
      '(#80005) There have been too many leadgen api calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
  });
}
