import { LONG_LIVED_SECONDS, SHORT_LIVED_SECONDS } from '../defaults.ts';
import type { Engine } from '../engine.ts';
import type { Token } from './world.ts';

type TokenDraft = Omit<Token, 'value' | 'serial' | 'issuedAt'> & {
  issuedAt?: Date;
  serial?: number;
};

export function issueToken(engine: Engine, draft: TokenDraft): Token {
  const { world, random, now } = engine;
  const token: Token = {
    issuedAt: now(),
    serial: ++world.counters.token,
    ...draft,
    value: `EAAB${random.text(random.int(150, 190))}`,
  };
  world.tokens.set(token.value, token);
  return token;
}

export function issueUserToken(engine: Engine, userId: string, isLongLived: boolean): Token {
  if (engine.world.users.get(userId)?.kind === 'system')
    return issueToken(engine, { kind: 'system_user', userId, isLongLived: true });
  const seconds = isLongLived ? LONG_LIVED_SECONDS : SHORT_LIVED_SECONDS;
  const expiresAt = new Date(engine.now().getTime() + seconds * 1000);
  return issueToken(engine, { kind: 'user', userId, isLongLived, expiresAt });
}

/**
 * The Page token behind a user token, the same at each call. From a long-lived user token it never
 * expires; from a short-lived one it dies with it.
 */
export function pageTokenFor(engine: Engine, owner: Token, pageId: string): Token {
  for (const token of engine.world.tokens.values())
    if (token.pageId === pageId && token.serial === owner.serial) return token;
  const { userId, isLongLived, issuedAt, serial } = owner;
  const expiresAt = isLongLived ? undefined : owner.expiresAt;
  return issueToken(engine, {
    kind: 'page',
    userId,
    pageId,
    isLongLived,
    issuedAt,
    serial,
    expiresAt,
  });
}
