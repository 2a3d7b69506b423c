import type { User } from './user.ts';

/**
 * Who acts: a person, a program with an API key, a part of LeadRabbit itself, the operator at the
 * command line, or somebody who has not signed in.
 */
export type Actor = UserActor | ApiKeyActor | SystemActor | OperatorActor | StrangerActor;

/** The name is the one that the person had at that time. */
export interface UserActor {
  readonly kind: 'user';
  readonly id: string;
  readonly name: string;
  /** The network address of the request, for the audit log alone. */
  readonly address?: string;
}

export interface ApiKeyActor {
  readonly kind: 'api-key';
  readonly id: string;
  readonly name: string;
  readonly address?: string;
}

export interface SystemActor {
  readonly kind: 'system';
  readonly part: string;
}

/** The operator of the machine, by the command line or the configuration. */
export interface OperatorActor {
  readonly kind: 'operator';
}

export interface StrangerActor {
  readonly kind: 'stranger';
  readonly address: string;
}

/** Takes leads in, by a webhook or by a sync. */
export const INTAKE: SystemActor = { kind: 'system', part: 'intake' };

export const OPERATOR: OperatorActor = { kind: 'operator' };

/** @param address the network address of the request */
export const toActor = ({ id, name }: User, address?: string): UserActor => ({
  kind: 'user',
  id,
  name,
  ...(address !== undefined && { address }),
});

/** The name of an actor on the screen. */
export const nameOfActor = (actor: Actor): string => {
  if (actor.kind === 'system') return actor.part;
  return 'name' in actor ? actor.name : actor.kind;
};

/** An actor in the log: only ids, because a name is personal data. */
export const actorForLog = (actor: Actor): string => {
  if (actor.kind === 'system') return actor.part;
  return 'id' in actor ? `${actor.kind} ${actor.id}` : actor.kind;
};
