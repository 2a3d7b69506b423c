import type * as wire from '../contract/actor.ts';
import type { Actor } from '../users/actor.ts';

/** Who did something; of a part of LeadRabbit the id is the part. */
export function presentActor(actor: Actor): wire.Actor {
  const { kind } = actor;
  if (kind === 'system') return { kind, id: actor.part, name: '' };
  if (kind === 'operator' || kind === 'stranger') return { kind, id: '', name: '' };
  return { kind, id: actor.id, name: actor.name };
}
