import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { metaId } from './meta-id.ts';

const person = z.object({ id: metaId });

/**
 * Reads the app-scoped id of the person that a token belongs to. Meta sends this id when the person
 * removes the app or asks to delete their data.
 *
 * @throws GraphError
 * @see https://developers.facebook.com/docs/graph-api/reference/user
 */
export async function readPersonId(client: GraphClient, userToken: string): Promise<string | null> {
  const answer = await client.read({ path: '/me', token: userToken, params: { fields: 'id' } });
  return person.safeParse(answer).data?.id ?? null;
}
