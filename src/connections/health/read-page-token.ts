import { debugToken, type TokenFacts } from '../../meta-api/debug-token.ts';
import type { GraphClient } from '../../meta-api/graph-client.ts';
import { GraphError } from '../../meta-api/graph-error.ts';
import type { PageCalls } from '../page-calls.ts';
import { callForApp } from './app-call-error.ts';

/**
 * Reads what Meta knows about the token of a Page. Throws an invalid token as the refusal that any
 * other call would get, so that the Page is marked and no more calls use the token.
 *
 * @throws GraphError, and AppCallError if the app itself is refused
 */
export const readPageToken = (
  graph: GraphClient,
  calls: PageCalls,
  pageId: string,
): Promise<TokenFacts> =>
  calls.run(pageId, async ({ token }) => {
    const facts = await callForApp(debugToken(graph, token));
    if (facts.isValid) return facts;
    throw new GraphError(facts.error?.message || 'Meta no longer accepts this token.', {
      action: 'reconnect',
      code: 190,
      subcode: facts.error?.subcode ?? 0,
    });
  });
