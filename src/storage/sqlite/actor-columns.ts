import type { Actor } from '../../users/actor.ts';

/** An actor as three columns or fields; of a part of LeadRabbit the id is the part. */
export interface ActorColumns {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

export const toActorColumns = (actor: Actor) =>
  actor.kind === 'system'
    ? { kind: actor.kind, id: actor.part, name: '' }
    : { kind: actor.kind, id: actor.id, name: actor.name };

/** Without a kind it is a user: an earlier LeadRabbit kept only id and name. */
export function toActor({ kind, id, name }: ActorColumns): Actor {
  if (kind === 'system') return { kind, part: id };
  return { kind: kind === 'api-key' ? kind : 'user', id, name };
}
