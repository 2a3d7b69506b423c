import type { AuditEntryAnswer } from '../contract/audit.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { ServerParts } from './server-parts.ts';

/** The present names of users and API keys by id. The log itself holds ids alone. */
export type Names = ReadonlyMap<string, string>;

export function createNameLookup({
  team,
  apiKeys,
}: Pick<ServerParts, 'team' | 'apiKeys'>): () => Promise<Names> {
  return async () => {
    const named = [...(await team.people.list()), ...(await apiKeys.list())];
    return new Map(named.map(({ id, name }) => [id, name]));
  };
}

export const presentAuditEntry = (entry: AuditEntry, names: Names): AuditEntryAnswer => ({
  number: entry.number,
  at: entry.at.toISOString(),
  actor: { ...entry.actor, name: names.get(entry.actor.id) ?? null },
  address: entry.address,
  action: entry.action,
  target: entry.target && { ...entry.target, name: names.get(entry.target.id) ?? null },
  fields: [...entry.fields],
  reference: entry.reference,
  hash: entry.hash,
});
