import type { Lead, NewLead } from '../leads/lead.ts';
import { trimInvisible } from '../leads/visible-text.ts';
import { readMetaRow, type MetaRowContext } from './meta-export.ts';
import type { FileRow } from './parse-rows.ts';
import { readRow, type ImportedLead, type RefusalCode, type RowLayout } from './read-row.ts';

/** Why a row makes no new lead, or cannot be brought in. */
export type RowReason =
  | RefusalCode
  | 'no-meta-id'
  /** The lead is here and has these values already. */
  | 'unchanged'
  /** Meta's lead is here. What the team has made of it is not overwritten. */
  | 'in-crm'
  /** Another lead has the same e-mail address or phone number. */
  | 'same-person'
  /** An earlier row of the file is about the same lead or person. */
  | 'repeated'
  /** The person was erased and must not come back. */
  | 'erased';

/** What becomes of a row. */
export type PlannedRow = { readonly line: number } & (
  | { readonly fate: 'create'; readonly lead: ImportedLead }
  | { readonly fate: 'create-from-meta'; readonly lead: NewLead }
  | { readonly fate: 'update'; readonly lead: Lead; readonly changes: LeadChanges }
  | {
      readonly fate: 'skip' | 'refuse';
      readonly reason: RowReason;
      /** The column that is wrong; empty if no column alone is. */
      readonly column: string;
      /** The lead that is here already. */
      readonly leadId: string | null;
    }
);

/** What a row changes of a lead. An empty cell changes nothing. */
export type LeadChanges = Partial<
  Pick<ImportedLead, 'name' | 'email' | 'phone' | 'phoneE164' | 'company' | 'status' | 'tags'>
>;

/** Finds leads that are here. */
export interface LeadLookup {
  byId(id: string): Promise<Lead | undefined>;
  byMetaLead(metaLeadId: string): Promise<Lead | undefined>;
  /** A lead with the address, ignoring case, or the number in E.164. */
  byContact(contact: {
    readonly email: string | undefined;
    readonly phoneE164: string | undefined;
  }): Promise<Lead | undefined>;
  isErased(metaLeadId: string): Promise<boolean>;
}

/** How the rows of a file are read. */
export type FileLayout =
  | ({ readonly kind: 'table'; readonly keepsDuplicates: boolean } & RowLayout)
  | { readonly kind: 'meta'; readonly context: MetaRowContext };

/** Decides what becomes of each row, in their order. Nothing is changed. */
export async function* planRows(
  rows: AsyncIterable<FileRow>,
  layout: FileLayout,
  lookup: LeadLookup,
): AsyncGenerator<PlannedRow> {
  const seen = new Set<string>();
  for await (const { line, cells } of rows)
    yield layout.kind === 'meta'
      ? await planMetaRow({ line, cells }, { layout, lookup, seen })
      : await planTableRow({ line, cells }, { layout, lookup, seen });
}

interface Planning<Kind extends FileLayout['kind']> {
  readonly layout: Extract<FileLayout, { kind: Kind }>;
  readonly lookup: LeadLookup;
  /** What earlier rows are about. */
  readonly seen: Set<string>;
}

async function planMetaRow(
  { line, cells }: FileRow,
  { layout, lookup, seen }: Planning<'meta'>,
): Promise<PlannedRow> {
  const row = await readMetaRow(cells, layout.context);
  if ('refusal' in row) return left(line, 'refuse', row.refusal, { column: row.column });
  const { leadId } = row.lead.metaData;
  if (isSeen(seen, [`meta ${leadId}`])) return left(line, 'skip', 'repeated');
  const known = await lookup.byMetaLead(leadId);
  if (known) return left(line, 'skip', 'in-crm', { leadId: known.id });
  if (await lookup.isErased(leadId)) return left(line, 'skip', 'erased');
  return { line, fate: 'create-from-meta', lead: row.lead };
}

async function planTableRow(
  { line, cells }: FileRow,
  { layout, lookup, seen }: Planning<'table'>,
): Promise<PlannedRow> {
  const row = readRow(cells, layout);
  if ('refusal' in row) return left(line, 'refuse', row.refusal, { column: row.column });
  const { lead } = row;
  const { leadId, metaLeadId, email, phoneE164 } = lead;
  const known =
    (leadId === undefined ? undefined : await lookup.byId(leadId)) ??
    (metaLeadId === undefined ? undefined : await lookup.byMetaLead(metaLeadId));
  if (known) {
    if (isSeen(seen, [`id ${known.id}`])) return left(line, 'skip', 'repeated');
    const changes = changesOf(known, lead);
    return Object.keys(changes).length === 0
      ? left(line, 'skip', 'unchanged', { leadId: known.id })
      : { line, fate: 'update', lead: known, changes };
  }
  if (metaLeadId !== undefined && (await lookup.isErased(metaLeadId)))
    return left(line, 'skip', 'erased');
  if (lead.name === undefined && email === undefined && lead.phone === undefined)
    return left(line, 'refuse', 'no-contact');
  if (!layout.keepsDuplicates) {
    const keys = [email && `mail ${email.toLowerCase()}`, phoneE164 && `tel ${phoneE164}`];
    if (
      isSeen(
        seen,
        keys.filter((key) => key !== undefined),
      )
    )
      return left(line, 'skip', 'repeated');
    const other = await lookup.byContact({ email, phoneE164 });
    if (other) return left(line, 'skip', 'same-person', { leadId: other.id });
  }
  return { line, fate: 'create', lead };
}

/** Whether an earlier row had one of the keys. Remembers them. */
function isSeen(seen: Set<string>, keys: readonly string[]): boolean {
  const isKnown = keys.some((key) => seen.has(key));
  for (const key of keys) seen.add(key);
  return isKnown;
}

function changesOf(lead: Lead, row: ImportedLead): LeadChanges {
  const { name, email, phone, company, status, tags } = row;
  return {
    ...(name !== undefined && isOtherText(name, lead.name) && { name }),
    ...(email !== undefined && isOtherText(email, lead.email) && { email }),
    ...(phone !== undefined &&
      phone !== lead.phoneE164 &&
      isOtherText(phone, lead.phone) && { phone, phoneE164: row.phoneE164 ?? '' }),
    ...(company !== undefined && isOtherText(company, lead.company) && { company }),
    ...(status !== undefined && status !== lead.status && { status }),
    ...(tags !== undefined && isOther(tags, lead.tags) && { tags }),
  };
}

/** A cell is read without the invisible characters at its ends. */
const isOtherText = (text: string, known: string): boolean => text !== trimInvisible(known);

const isOther = (tags: readonly string[], others: readonly string[]): boolean =>
  tags.length !== others.length || tags.some((tag) => !others.includes(tag));

const left = (
  line: number,
  fate: 'skip' | 'refuse',
  reason: RowReason,
  {
    column = '',
    leadId = null,
  }: { readonly column?: string; readonly leadId?: string | null } = {},
): PlannedRow => ({ line, fate, reason, column, leadId });
