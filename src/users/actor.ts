import type { User } from './user.ts';

/** Who acts: a person, a program with an API key, or a part of LeadRabbit itself. */
export type Actor = UserActor | ApiKeyActor | SystemActor;

/** The name is the one that the person had at that time. */
export interface UserActor {
  readonly kind: 'user';
  readonly id: string;
  readonly name: string;
}

export interface ApiKeyActor {
  readonly kind: 'api-key';
  readonly id: string;
  readonly name: string;
}

export interface SystemActor {
  readonly kind: 'system';
  readonly part: string;
}

/** Takes leads in, by a webhook or by a sync. */
export const INTAKE: SystemActor = { kind: 'system', part: 'intake' };

export const toActor = ({ id, name }: User): UserActor => ({ kind: 'user', id, name });

/** What to call an actor on the screen. */
export const nameOfActor = (actor: Actor): string =>
  actor.kind === 'system' ? actor.part : actor.name;

/** An actor in the log: ids alone, because a name is personal data. */
export const actorForLog = (actor: Actor): string =>
  actor.kind === 'system' ? actor.part : `${actor.kind} ${actor.id}`;
