import type { Actor } from '../users/actor.ts';

/** An actor as three columns or fields; of a part of LeadRabbit the id is the part. */
export interface ActorColumns {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

export function toActorColumns(actor: Actor): ActorColumns {
  const { kind } = actor;
  if (kind === 'system') return { kind, id: actor.part, name: '' };
  if (kind === 'operator' || kind === 'stranger') return { kind, id: '', name: '' };
  return { kind, id: actor.id, name: actor.name };
}

/** Without a kind it is a user: an earlier LeadRabbit kept only id and name. */
export function toActor({ kind, id, name }: ActorColumns): Actor {
  if (kind === 'system') return { kind, part: id };
  if (kind === 'operator') return { kind };
  return { kind: kind === 'api-key' ? kind : 'user', id, name };
}
