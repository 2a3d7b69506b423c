import type { Engine } from '../engine.ts';
import { checkToken } from './check-token.ts';
import type { Caller } from './graph-call.ts';
import { GraphError } from './graph-error.ts';

/** Who calls: the app with its own token, a person or Page with a token, or nobody. */
export function findCaller(engine: Engine, text: string | undefined): Caller {
  const { id, secret } = engine.world.app;
  if (text === undefined) return { kind: 'none' };
  if (!text.includes('|')) return { kind: 'token', token: checkToken(engine, text) };
  if (text === `${id}|${secret}`) return { kind: 'app' };
  throw new GraphError({ code: 190, message: 'Invalid OAuth access token signature.' });
}

/** `me` is the person of a user token and the Page of a Page token. */
export function resolveMe(caller: Caller, segments: string[]): string[] {
  if (segments[0] !== 'me') return segments;
  if (caller.kind !== 'token')
    throw new GraphError({
      code: 2500,
      message: 'An active access token must be used to query information about the current user.',
    });
  const { pageId, userId } = caller.token;
  return [pageId ?? userId, ...segments.slice(1)];
}
