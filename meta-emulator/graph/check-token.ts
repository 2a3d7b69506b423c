import type { Engine } from '../engine.ts';
import type { Token } from '../world/world.ts';
import { concerns } from './access.ts';
import { GraphError } from './graph-error.ts';
import { tokenError } from './token-error.ts';

/** Finds the token of this text. @throws Meta's error if the token is not valid */
export function checkToken(engine: Engine, value: string): Token {
  const token = engine.world.tokens.get(value);
  if (!token)
    throw new GraphError({
      code: 190,
      message: 'Invalid OAuth access token - Cannot parse access token',
    });
  const subcode = refusalOf(engine, token);
  if (subcode !== undefined) throw tokenError(subcode, engine.now(), token.expiresAt);
  return token;
}

function hasRole({ world }: Engine, token: Token, pageId: string): boolean {
  return world.pages.get(pageId)?.tasks.has(token.userId) === true;
}

/** The subcode with which the token is refused; undefined if it is valid. */
export function refusalOf(engine: Engine, token: Token): number | undefined {
  if (token.invalidSubcode !== undefined) return token.invalidSubcode;
  if (token.pageId !== undefined && !hasRole(engine, token, token.pageId)) return 492;
  const fault = engine.faults.current().expiredToken;
  if (fault && token.serial <= engine.faults.expiredUpTo() && concerns(fault, token.pageId))
    return fault.subcode;
  if (token.expiresAt !== undefined && token.expiresAt <= engine.now()) return 463;
  return undefined;
}
