import { z } from 'zod';
import { CUSTOM_PREFIX } from '../exports/lead-columns.ts';
import { readNotes } from '../exports/notes-cell.ts';
import {
  CONTACT_FIELDS,
  LEAD_PRIORITIES,
  LEAD_SOURCES,
  LEAD_STATUSES,
  type Lead,
  type LeadPriority,
  type LeadSource,
  type LeadStatus,
} from '../leads/lead.ts';
import { foldText } from '../leads/fold-text.ts';
import { toE164 } from '../leads/phone.ts';
import { isVisible, trimInvisible } from '../leads/visible-text.ts';
import type { ColumnMapping, ImportField } from './import-field.ts';
import { readTime, type DateOrder } from './read-time.ts';

/** What a row says of a lead. What it does not say is undefined. */
export interface ImportedLead {
  readonly leadId?: string;
  readonly metaLeadId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** In E.164; undefined if the number could not be understood. */
  readonly phoneE164?: string;
  readonly company?: string;
  readonly status?: LeadStatus;
  readonly source?: LeadSource;
  readonly tags?: readonly string[];
  readonly notes?: readonly string[];
  readonly customFields?: Readonly<Record<string, string>>;
  readonly createdAt?: Date;
  /** The id of the person. */
  readonly ownerId?: string;
  readonly priority?: LeadPriority;
  readonly lostReason?: string;
  readonly contact?: Lead['contact'];
  /** Other columns, by their names. */
  readonly answers: readonly { readonly name: string; readonly text: string }[];
}

/** Why a row cannot be brought in. */
export type RefusalCode =
  | 'no-contact'
  | 'invalid-email'
  /** A spreadsheet has written a number with a power of ten, and lost its last digits. */
  | 'rounded-phone'
  | 'unknown-status'
  | 'unknown-source'
  /** Nobody who can sign in has this e-mail address. */
  | 'unknown-owner'
  | 'unknown-priority'
  | 'unreadable-time'
  | 'too-long';

export type RowReading =
  { readonly lead: ImportedLead } | { readonly refusal: RefusalCode; readonly column: string };

export interface RowLayout {
  readonly names: readonly string[];
  readonly mapping: ColumnMapping;
  /** The country of phone numbers without a country code, such as `DE`. */
  readonly country?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
  /** The stages of the pipeline; those that every team begins with if they are left out. */
  readonly stages?: readonly StageName[] | undefined;
  /** The ids of the people who can own leads, by their e-mail addresses in small letters. Nobody if it is left out. */
  readonly owners?: ReadonlyMap<string, string> | undefined;
}

/** What a status may be called in a file. */
export interface StageName {
  readonly id: LeadStatus;
  readonly label: string;
}

const FIRST_STAGES: readonly StageName[] = LEAD_STATUSES.map((id) => ({ id, label: id }));

/** In characters, as for a lead that is entered by hand. */
const LONGEST: Readonly<Partial<Record<ImportField, number>>> = {
  name: 200,
  firstName: 100,
  lastName: 100,
  email: 320,
  phone: 60,
  company: 200,
  tags: 1_000,
  answer: 10_000,
  notes: 10_000,
  custom: 2_000,
  owner: 320,
  lostReason: 500,
  jobTitle: 200,
  workEmail: 320,
  street: 300,
  city: 200,
  state: 200,
};

/** As for a lead that is entered by hand, so that every imported lead can be edited. */
const LONGEST_TAG = 60;
const MOST_TAGS = 50;
const MOST_CUSTOM = 50;
const LONGEST_NAME = 60;
const address = z.email();

/** What a spreadsheet makes of a long number: `4.41E+11`, or `4,41E+11` in other countries. */
const ROUNDED = /^\+?\d+(?:[.,]\d+)?E\+?\d+$/i;

/** Reads a row by what its columns are. */
export function readRow(cells: readonly string[], layout: RowLayout): RowReading {
  const { names, mapping, country, dateOrder, stages = FIRST_STAGES } = layout;
  const texts = new Map<ImportField, string>();
  const answers: { name: string; text: string }[] = [];
  const notes: string[] = [];
  const customFields = new Map<string, string>();
  for (const [index, field] of mapping.entries()) {
    const text = trimInvisible(cells[index] ?? '');
    if (field === 'ignore' || !isVisible(text)) continue;
    const longest = field === 'notes' ? readNotes(text).map(({ length }) => length) : [text.length];
    if (Math.max(...longest) > (LONGEST[field] ?? 100))
      return { refusal: 'too-long', column: names[index] ?? '' };
    if (field === 'answer') answers.push({ name: names[index] ?? '', text });
    else if (field === 'notes') notes.push(...readNotes(text).filter(isVisible));
    else if (field === 'custom') addCustom(customFields, names[index] ?? '', text);
    else if (!texts.has(field)) texts.set(field, text);
  }
  const columnOf = (field: ImportField) => names[mapping.indexOf(field)] ?? '';

  const name = texts.get('name') ?? joined(texts.get('firstName'), texts.get('lastName'));
  const email = texts.get('email');
  const phone = texts.get('phone')?.replace(/^p:(?=\+?\d)/, '');
  if (phone !== undefined && ROUNDED.test(phone))
    return { refusal: 'rounded-phone', column: columnOf('phone') };
  if (email !== undefined && !address.safeParse(email).success)
    return { refusal: 'invalid-email', column: columnOf('email') };
  const status = findStage(stages, texts.get('status'));
  if (status === null) return { refusal: 'unknown-status', column: columnOf('status') };
  const source = find(LEAD_SOURCES, texts.get('source'));
  if (source === null) return { refusal: 'unknown-source', column: columnOf('source') };
  const priority = find(LEAD_PRIORITIES, texts.get('priority'));
  if (priority === null) return { refusal: 'unknown-priority', column: columnOf('priority') };
  const owner = texts.get('owner')?.toLowerCase();
  const ownerId = owner === undefined ? undefined : layout.owners?.get(owner);
  if (owner !== undefined && ownerId === undefined)
    return { refusal: 'unknown-owner', column: columnOf('owner') };
  const contact = Object.fromEntries(
    CONTACT_FIELDS.flatMap((field) => {
      const text = texts.get(field);
      return text === undefined ? [] : [[field, text] as const];
    }),
  );
  const createdAt = readTime(texts.get('createdAt'), dateOrder);
  if (createdAt === null) return { refusal: 'unreadable-time', column: columnOf('createdAt') };
  const leadId = texts.get('leadId');
  if (leadId === undefined && name === undefined && email === undefined && phone === undefined)
    return { refusal: 'no-contact', column: '' };

  const phoneE164 = phone === undefined ? '' : toE164(phone, country);
  const metaLeadId = texts.get('metaLeadId')?.replace(/^l:(?=\d)/, '');
  const tags = texts
    .get('tags')
    ?.split(/[;,]/)
    .map((tag) => tag.trim())
    .filter(isVisible);
  if (tags && (tags.length > MOST_TAGS || tags.some((tag) => tag.length > LONGEST_TAG)))
    return { refusal: 'too-long', column: columnOf('tags') };
  return {
    lead: {
      ...(leadId !== undefined && { leadId }),
      ...(metaLeadId !== undefined && { metaLeadId }),
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
      ...(phoneE164 !== '' && { phoneE164 }),
      ...(texts.has('company') && { company: texts.get('company') ?? '' }),
      ...(status !== undefined && { status }),
      ...(source !== undefined && { source }),
      ...(tags !== undefined && { tags: [...new Set(tags)] }),
      ...(notes.length > 0 && { notes }),
      ...(customFields.size > 0 && { customFields: Object.fromEntries(customFields) }),
      ...(createdAt !== undefined && { createdAt }),
      ...(ownerId !== undefined && { ownerId }),
      ...(priority !== undefined && { priority }),
      ...(texts.has('lostReason') && { lostReason: texts.get('lostReason') ?? '' }),
      ...(Object.keys(contact).length > 0 && { contact }),
      answers,
    },
  };
}

/** The name of the field for a column: one line of visible text. Columns with the same name share a field. */
function addCustom(fields: Map<string, string>, column: string, text: string): void {
  const own = column.startsWith(CUSTOM_PREFIX) ? column.slice(CUSTOM_PREFIX.length) : column;
  const name = own.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).trim();
  if (!isVisible(name) || (fields.size >= MOST_CUSTOM && !fields.has(name))) return;
  const before = fields.get(name);
  fields.set(name, before === undefined ? text : `${before}; ${text}`.slice(0, LONGEST.custom));
}

/** What the name of a custom field cannot have. */
const UNFIT = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

const joined = (...names: readonly (string | undefined)[]): string | undefined =>
  names.filter((name) => name !== undefined).join(' ') || undefined;

/** The stage whose id or label a text is; null if there is none; undefined without a text. */
function findStage(
  stages: readonly StageName[],
  text: string | undefined,
): LeadStatus | null | undefined {
  if (text === undefined) return undefined;
  const wanted = foldText(text);
  const byId = stages.find(({ id }) => foldText(id) === wanted);
  return (byId ?? stages.find(({ label }) => foldText(label) === wanted))?.id ?? null;
}

/** The known value that a text means; null if it means none; undefined without a text. */
function find<T extends string>(
  known: readonly T[],
  text: string | undefined,
): T | null | undefined {
  if (text === undefined) return undefined;
  return known.find((value) => foldText(value) === foldText(text)) ?? null;
}
