import { z } from 'zod';
import type { SettingStore } from '../settings/setting-store.ts';
import type { ApiKeyActor, OperatorActor, UserActor } from '../users/actor.ts';

/** Who gets the work of a person, and who said so. */
export interface HandOverOrder {
  /** Null: nobody; the rules decide about leads that nobody has contacted. */
  readonly to: string | null;
  readonly by: UserActor | ApiKeyActor | OperatorActor;
}

const stored = z
  .object({
    to: z.string().nullable(),
    by: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['user', 'api-key']), id: z.string(), name: z.string() }),
      z.object({ kind: z.literal('operator') }),
    ]),
  })
  .optional()
  .catch(undefined);

const nameOf = (userId: string) => `hand-over:${userId}`;

/** The last order for a person; undefined if there was none. */
export const readOrder = async (
  settings: SettingStore,
  userId: string,
): Promise<HandOverOrder | undefined> => stored.parse(await settings.read(nameOf(userId)));

export const writeOrder = (
  settings: SettingStore,
  userId: string,
  { to, by }: HandOverOrder,
  at: Date,
): Promise<void> => {
  // Without the address of a person.
  const stripped =
    by.kind === 'operator' ? { kind: by.kind } : { kind: by.kind, id: by.id, name: by.name };
  return settings.write(nameOf(userId), { to, by: stripped }, at);
};
