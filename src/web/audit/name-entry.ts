import type { AuditEntryAnswer } from '../../contract/audit.ts';
import type { AdminTexts } from '../../texts/texts.ts';

type AuditTexts = AdminTexts['audit'];

/** Who acted, in the words of the reader. */
export function nameActor(actor: AuditEntryAnswer['actor'], texts: AuditTexts): string {
  const { kind, id, name } = actor;
  if (kind === 'stranger' || kind === 'operator') return texts.actors[kind];
  if (kind === 'system') return texts.parts[id] ?? `LeadRabbit (${id})`;
  if (kind === 'api-key') return name === null ? texts.deletedKey : texts.apiKey(name);
  return name ?? texts.unknownActor;
}

/**
 * What something was done to.
 *
 * @param pageName undefined for a Page that is not connected any more
 */
export function nameTarget(
  { kind, id, name }: NonNullable<AuditEntryAnswer['target']>,
  texts: AuditTexts,
  pageName: (pageId: string) => string | undefined,
): string {
  switch (kind) {
    case 'user':
      return name ?? texts.unknownActor;
    case 'page':
      return pageName(id) ?? texts.targets.page(id);
    case 'api-key':
      return name ?? texts.deletedKey;
    case 'inbox-lead':
      return texts.targets.inboxLead(id);
    case 'session':
      return texts.targets.session;
    case 'setting':
      return texts.settings[id] ?? id;
    case 'request':
      return texts.targets.request(id);
    default:
      return id;
  }
}

/** Actions of which the fields say more than the action itself. */
const WITH_FIELDS: readonly AuditEntryAnswer['action'][] = [
  'profile-changed',
  'setting-changed',
  'api-key-made',
  'exported',
  'export-ended',
  'imported',
  'import-undone',
  'retention-run',
];

/** Names of the fields that an action changed, if they are worth reading. */
export function nameDetails(
  { action, fields }: Pick<AuditEntryAnswer, 'action' | 'fields'>,
  { audit, apiKeys }: Pick<AdminTexts, 'audit' | 'apiKeys'>,
): string[] {
  if (!WITH_FIELDS.includes(action)) return [];
  const scopes: Readonly<Record<string, { readonly name: string }>> = apiKeys.scopes;
  return fields.map((field) => scopes[field]?.name ?? audit.fields[field] ?? field);
}
