import type { FormStore } from '../connections/form-store.ts';
import type { FormQuestion } from '../connections/page.ts';
import { BYTE_ORDER_MARK, writeRow, type Separator } from '../csv/write-row.ts';
import type { InboxCounts } from '../intake/inbox-counts.ts';
import type { Lead } from '../leads/lead.ts';
import type { LeadQuery, LeadStore } from '../leads/lead-store.ts';
import type { NoteStore } from '../leads/note-store.ts';
import { answerColumns } from './answer-columns.ts';
import { customColumns, LEAD_COLUMNS, type LeadColumn } from './lead-columns.ts';

/** How many leads are in memory at once. With 200, other requests wait for a tenth of a second. */
const LEADS_AT_ONCE = 50;

/** More columns of custom fields than this help nobody. */
const MOST_FIELDS = 400;

type LeadsOfList = Omit<LeadQuery, 'limit' | 'cursor'>;

export interface ExportRequest {
  /** Which leads: the filters of the list, or their ids. */
  readonly leads: { readonly filters: LeadsOfList } | { readonly ids: readonly string[] };
  readonly separator: Separator;
  /** Called once when the reading ends, also if whoever reads stops early. */
  readonly onEnd: (leads: number) => Promise<void>;
}

/**
 * The leads as the parts of a CSV file, in the order of the list or of the ids. Reads the next leads when a part is
 * taken. An id that no lead has is passed over.
 */
export type ExportLeads = (request: ExportRequest) => AsyncGenerator<string>;

export interface ExportParts {
  readonly leads: Pick<LeadStore, 'list' | 'find' | 'listCustomFields'>;
  readonly notes: Pick<NoteStore, 'textsOfLeads'>;
  /** Whose leads they may be. */
  readonly people: { list(): Promise<readonly { readonly id: string; readonly email: string }[]> };
  readonly inbox: Pick<InboxCounts, 'countByForm'>;
  readonly pages: Pick<FormStore, 'findForm'>;
}

export function createExportLeads(parts: ExportParts): ExportLeads {
  return async function* exportLeads({ leads: wanted, separator, onEnd }) {
    let count = 0;
    try {
      const columns = await columnsOf(parts);
      const owners = new Map((await parts.people.list()).map(({ id, email }) => [id, email]));
      const names = columns.map(({ name }) => name);
      yield `${BYTE_ORDER_MARK}${writeRow(names, separator)}`;
      const pages =
        'ids' in wanted
          ? readByIds(parts.leads, wanted.ids)
          : readList(parts.leads, wanted.filters);
      for await (const leads of pages) {
        count += leads.length;
        const notes = await parts.notes.textsOfLeads(leads.map(({ id }) => id));
        const rows = leads.map((lead) => {
          const owner = owners.get(lead.ownerId ?? '') ?? '';
          const extras = { owner, notes: notes.get(lead.id) ?? [] };
          const cells = columns.map(({ valueOf }) => valueOf(lead, extras));
          return writeRow(cells, separator);
        });
        yield rows.join('');
      }
    } finally {
      await onEnd(count);
    }
  };
}

async function* readList(
  store: ExportParts['leads'],
  filters: LeadsOfList,
): AsyncGenerator<readonly Lead[]> {
  let cursor: string | undefined;
  do {
    const page = await store.list({ ...filters, limit: LEADS_AT_ONCE, cursor });
    cursor = page.nextCursor;
    yield page.leads;
  } while (cursor !== undefined);
}

async function* readByIds(
  store: ExportParts['leads'],
  ids: readonly string[],
): AsyncGenerator<readonly Lead[]> {
  for (let start = 0; start < ids.length; start += LEADS_AT_ONCE) {
    const some = ids.slice(start, start + LEADS_AT_ONCE);
    const leads = await Promise.all(some.map((id) => store.find(id)));
    yield leads.filter((lead) => lead !== undefined);
  }
}

/**
 * The columns have to be known before the first lead is read. They are those of all forms that have leads here, so
 * that the leads are read only once.
 */
async function columnsOf({ inbox, pages, leads }: ExportParts): Promise<LeadColumn[]> {
  const counts = await inbox.countByForm();
  const stored = counts.filter(({ state, count }) => state === 'stored' && count > 0);
  const questions: FormQuestion[] = [];
  for (const formId of new Set(stored.map((count) => count.formId))) {
    const form = await pages.findForm(formId);
    questions.push(...(form?.questions ?? []));
  }
  const own = [...LEAD_COLUMNS, ...customColumns(await leads.listCustomFields(MOST_FIELDS))];
  const names = own.map(({ name }) => name);
  return [...own, ...answerColumns(questions, names)];
}
