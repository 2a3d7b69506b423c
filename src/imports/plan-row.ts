import type { Lead } from '../leads/lead.ts';
import type { LeadToImport } from '../leads/lead-to-import.ts';
import { differencesOf, leadOfRow, type RowPlace } from './lead-of-row.ts';
import { readMetaRow, type MetaRowContext } from './meta-export.ts';
import type { FileRow } from './parse-rows.ts';
import { leave, type PlannedRow } from './planned-row.ts';
import { readRow, type RowLayout } from './read-row.ts';

/** Finds leads that are here. */
export interface LeadLookup {
  byId(id: string): Promise<Lead | undefined>;
  byMetaLead(metaLeadId: string): Promise<Lead | undefined>;
  /** A lead with the address, ignoring case, or the number in E.164. */
  byContact(contact: {
    readonly email: string | undefined;
    readonly phoneE164: string | undefined;
  }): Promise<Lead | undefined>;
  /** Whether the person of one of Meta's lead ids was erased. */
  isErasedMeta(metaLeadId: string): Promise<boolean>;
  /** Whether there was a lead with this id whose person was erased. */
  isErased(leadId: string): Promise<boolean>;
}

/** How the rows of a file are read. */
export type FileLayout =
  | ({ readonly kind: 'table'; readonly keepsDuplicates: boolean } & RowLayout)
  | { readonly kind: 'meta'; readonly context: MetaRowContext };

/** What planned rows are about, each with the id of the lead that its row makes. */
export interface PlannedKeys {
  get(key: string): string | undefined;
  set(key: string, leadId: string): unknown;
}

export interface Planning {
  readonly layout: FileLayout;
  readonly lookup: LeadLookup;
  /** Which lead a row makes. A dry run names none. */
  readonly placeOf: (line: number) => RowPlace;
  /** Empty at first; a `Map` if it is left out. */
  readonly planned?: PlannedKeys;
}

/** Decides what happens to rows, in their order. It changes nothing. */
export type PlanRows = (rows: readonly FileRow[]) => Promise<PlannedRow[]>;

/**
 * Plans some rows at a time. It remembers the leads that it has planned, so that a second row about the same person makes
 * none.
 */
export function createPlanRows(planning: Planning): PlanRows {
  const { layout, placeOf, planned = new Map<string, string>() } = planning;
  const look = (row: FileRow): Promise<PlannedRow> => {
    const place = placeOf(row.line);
    return layout.kind === 'meta'
      ? planMetaRow(row, { ...planning, place, context: layout.context })
      : planTableRow(row, { ...planning, place, layout });
  };
  const settle = (row: PlannedRow): PlannedRow => {
    if (row.fate !== 'create') return row;
    const keys = keysOf(row.lead, layout);
    const earlier = keys.map((key) => planned.get(key)).find((id) => id !== undefined);
    if (earlier !== undefined)
      return leave(row.line, 'skip', 'repeated', { leadId: earlier || null });
    for (const key of keys) planned.set(key, row.lead.id);
    return row;
  };
  return async (rows) => (await Promise.all(rows.map(look))).map(settle);
}

/** What two rows about the same lead or person have in common. */
function keysOf({ metaData, email, phoneE164 }: LeadToImport, layout: FileLayout): string[] {
  const keys = metaData ? [`meta ${metaData.leadId}`] : [];
  if (layout.kind === 'meta' || layout.keepsDuplicates) return keys;
  if (email !== '') keys.push(`mail ${email.toLowerCase()}`);
  if (phoneE164 !== '') keys.push(`tel ${phoneE164}`);
  return keys;
}

interface RowPlanning extends Pick<Planning, 'lookup'> {
  readonly place: RowPlace;
}

async function planMetaRow(
  { line, cells }: FileRow,
  { lookup, place, context }: RowPlanning & { readonly context: MetaRowContext },
): Promise<PlannedRow> {
  const row = await readMetaRow(cells, context);
  if ('refusal' in row) return leave(line, 'refuse', row.refusal, { column: row.column });
  const { leadId } = row.lead.metaData;
  const known = await lookup.byMetaLead(leadId);
  if (known && known.id !== place.leadId) return leaveKnown(line, known, place, 'in-crm');
  if (await lookup.isErasedMeta(leadId)) return leave(line, 'skip', 'erased');
  const { importId, leadId: id } = place;
  const origin = { ...row.lead.origin, importId };
  return {
    line,
    fate: 'create',
    lead: { ...NOTHING_OWN, ...row.lead, origin, id },
  };
}

/** What the team has not said of a lead that comes from Meta's own file. */
const NOTHING_OWN = {
  status: 'New',
  ownerId: null,
  priority: null,
  lostReason: '',
  customFields: {},
  notes: [],
} as const;

async function planTableRow(
  { line, cells }: FileRow,
  { layout, lookup, place }: RowPlanning & { readonly layout: FileLayout & { kind: 'table' } },
): Promise<PlannedRow> {
  const reading = readRow(cells, layout);
  if ('refusal' in reading)
    return leave(line, 'refuse', reading.refusal, { column: reading.column });
  const row = reading.lead;
  const { leadId, metaLeadId, email, phone, phoneE164 } = row;
  const known =
    (leadId === undefined ? undefined : await lookup.byId(leadId)) ??
    (metaLeadId === undefined ? undefined : await lookup.byMetaLead(metaLeadId));
  if (known && known.id !== place.leadId) {
    const fields = differencesOf(known, row);
    return leaveKnown(line, known, place, fields.length > 0 ? 'differs' : 'unchanged', fields);
  }
  const isErased =
    (metaLeadId !== undefined && (await lookup.isErasedMeta(metaLeadId))) ||
    (leadId !== undefined && (await lookup.isErased(leadId)));
  if (isErased) return leave(line, 'skip', 'erased');
  if (row.name === undefined && email === undefined && phone === undefined)
    return leave(line, 'refuse', 'no-contact');
  const other = layout.keepsDuplicates ? undefined : await lookup.byContact({ email, phoneE164 });
  if (other && other.id !== place.leadId) return leaveKnown(line, other, place, 'same-person');
  return { line, fate: 'create', lead: leadOfRow(row, place) };
}

/** An earlier row of the same import may have made the lead. Then a dry run and the import both say `repeated`. */
function leaveKnown(
  line: number,
  known: Lead,
  { importId }: RowPlace,
  reason: 'in-crm' | 'differs' | 'unchanged' | 'same-person',
  fields: readonly string[] = [],
): PlannedRow {
  const isOfImport = importId !== '' && known.origin?.importId === importId;
  return isOfImport
    ? leave(line, 'skip', 'repeated', { leadId: known.id })
    : leave(line, 'skip', reason, { leadId: known.id, fields });
}
