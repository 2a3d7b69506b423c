import { keysOf, type IdentifyingFields } from '../leads/person-keys.ts';

/** Finds the leads, of those that others have taken, that are of the same person as a lead. */
export type FindInTalk = (lead: IdentifyingFields) => readonly string[];

/**
 * Whom others are about to call: the persons of the leads that they have taken.
 *
 * @param taken the leads that others have taken to answer
 */
export function createFindInTalk(
  taken: readonly (IdentifyingFields & { readonly id: string })[],
): FindInTalk {
  const idsByKey = Map.groupBy(
    taken.flatMap((lead) => personKeysOf(lead).map((key) => ({ key, id: lead.id }))),
    ({ key }) => key,
  );
  return (lead) => [
    ...new Set(personKeysOf(lead).flatMap((key) => idsByKey.get(key)?.map(({ id }) => id) ?? [])),
  ];
}

function personKeysOf(lead: IdentifyingFields): string[] {
  const { emails, phones } = keysOf([lead]);
  return [...emails, ...phones];
}
