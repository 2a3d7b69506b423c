import type { Engine } from '../engine.ts';
import type { Token } from '../world/world.ts';

export type Caller = { kind: 'none' } | { kind: 'app' } | { kind: 'token'; token: Token };

export type Params = Record<string, string>;

/** One call, after its version, its token and its parameters were read. */
export type GraphCall = {
  engine: Engine;
  method: 'GET' | 'POST' | 'DELETE';
  /** The address of the emulator, for `paging.next`. */
  origin: string;
  /** The path as requested, with the version if there was one. */
  path: string;
  params: Params;
  caller: Caller;
  /** As the caller sent it; `paging.next` repeats it. */
  tokenText: string | undefined;
};

export type GraphEndpoint = {
  method: GraphCall['method'];
  /** As Meta's reference writes it. `{page-id}` matches an id of that kind, or `me`. */
  path: string;
  /** `id` is that of the first segment. */
  handle(call: GraphCall, id: string): unknown;
};

/**
 * The address of another page of the same list. Like Meta's it repeats the token, and leaves the
 * `appsecret_proof` to the caller.
 */
export function linkToPage(
  call: GraphCall,
  cursor: { after?: string; before?: string },
  limit: number,
): string {
  const { after: _after, before: _before, appsecret_proof: _proof, ...kept } = call.params;
  const query = new URLSearchParams({
    access_token: call.tokenText ?? '',
    ...kept,
    pretty: '0',
    limit: String(limit),
    ...cursor,
  });
  return `${call.origin}${call.path}?${query.toString()}`;
}
