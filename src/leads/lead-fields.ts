import type { Lead, LeadPriority, LeadStatus } from './lead.ts';

/** Names a field that people may change: `name`, `contact.city`, `customFields.Budget`. */
export type FieldPath = string;

/** Null: no owner, or no priority. A text that is not there is empty. */
export type FieldValue = string | readonly string[] | null;

/** A change of one field. */
export interface ValueChange {
  readonly from: FieldValue;
  readonly to: FieldValue;
}

/** The fields of a lead that hold one text each and that people may change. */
const TEXT_FIELDS = ['name', 'email', 'phone', 'phoneE164', 'company', 'lostReason'] as const;
type TextField = (typeof TEXT_FIELDS)[number];

/** Parts of a lead that hold texts by name. */
const GROUPS = ['contact', 'customFields'] as const;
type Group = (typeof GROUPS)[number];

/** The value of a field. @throws TypeError for a field that nobody may change */
export function readField(lead: Lead, path: FieldPath): FieldValue {
  const [group, name] = groupOf(path);
  if (group) return (lead[group] as Readonly<Record<string, string>>)[name] ?? '';
  if (path === 'tags') return lead.tags;
  if (path === 'ownerId' || path === 'priority' || path === 'status') return lead[path];
  if (isTextField(path)) return lead[path];
  throw new TypeError(`A lead has no field ${path} that people may change.`);
}

/** The lead with another value. An empty text removes a field of a group. Does not know statuses. */
export function writeField(lead: Lead, path: FieldPath, value: FieldValue): Lead {
  const [group, name] = groupOf(path);
  if (group) return { ...lead, [group]: withText(lead[group], name, textOf(value)) };
  if (path === 'tags') return { ...lead, tags: listOf(value) };
  if (path === 'ownerId')
    // The owner that a rule chose is another one now.
    return { ...lead, ownerId: value === null ? null : textOf(value), assignment: null };
  if (path === 'priority') return { ...lead, priority: value as LeadPriority | null };
  if (path === 'status') return { ...lead, status: value as LeadStatus };
  if (isTextField(path)) return { ...lead, [path]: textOf(value) };
  throw new TypeError(`A lead has no field ${path} that people may change.`);
}

/** Whether two values are the same. Tags have no order. */
export function isSameValue(one: FieldValue, other: FieldValue): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  if (one === null || other === null) return one === other;
  const [tags, others] = [new Set(one), new Set(other)];
  return tags.size === others.size && [...tags].every((tag) => others.has(tag));
}

/**
 * The fields that hold data of the person, and that differ. Their values are kept apart from what
 * every reader of events gets.
 */
export function personalChanges(before: Lead, after: Lead): Record<FieldPath, ValueChange> {
  const changes: Record<FieldPath, ValueChange> = {};
  for (const path of personalFields(before, after)) {
    const [from, to] = [readField(before, path), readField(after, path)];
    if (!isSameValue(from, to)) changes[path] = { from, to };
  }
  return changes;
}

const personalFields = (before: Lead, after: Lead): readonly FieldPath[] => [
  ...TEXT_FIELDS,
  'tags',
  ...GROUPS.flatMap((group) =>
    [...new Set([...Object.keys(before[group]), ...Object.keys(after[group])])].map(
      (name) => `${group}.${name}`,
    ),
  ),
];

const isTextField = (path: FieldPath): path is TextField =>
  TEXT_FIELDS.some((field) => field === path);

function groupOf(path: FieldPath): readonly [group: Group | undefined, name: string] {
  const at = path.indexOf('.');
  const group = GROUPS.find((each) => each === path.slice(0, at));
  return [group, path.slice(at + 1)];
}

function withText(
  texts: Readonly<Record<string, string>>,
  name: string,
  text: string,
): Readonly<Record<string, string>> {
  const others = Object.entries(texts).filter(([each]) => each !== name);
  return Object.fromEntries(text === '' ? others : [...others, [name, text]]);
}

const textOf = (value: FieldValue): string => (typeof value === 'string' ? value : '');

const listOf = (value: FieldValue): readonly string[] =>
  Array.isArray(value) ? [...new Set(value as readonly string[])] : [];
