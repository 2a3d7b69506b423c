import type { LeadForm } from '../connections/page.ts';
import { convertLead, platformOf } from '../intake/convert-lead.ts';
import type { NewLead } from '../leads/lead.ts';
import { isVisible } from '../leads/visible-text.ts';
import { readTime } from './read-time.ts';

/** Columns of Meta's export that are not questions. */
const OF_META = new Set([
  'id',
  'created_time',
  'ad_id',
  'ad_name',
  'adset_id',
  'adset_name',
  'campaign_id',
  'campaign_name',
  'form_id',
  'form_name',
  'is_organic',
  'platform',
  'lead_status',
  'inbox_url',
  'retailer_item_id',
]);

/**
 * Whether a file is the leads of a form as the Meta Business Suite and the Ads Manager export them. Its ids begin
 * with a letter, so that Excel does not round them: `l:` for a lead, `f:` for a form, `p:` for a phone number.
 */
export const isMetaExport = (names: readonly string[]): boolean =>
  ['id', 'created_time', 'form_id', 'platform'].every((name) => names.includes(name));

export type MetaRow =
  | { readonly lead: NewLead }
  | { readonly refusal: 'no-meta-id' | 'unreadable-time'; readonly column: string };

export interface MetaRowContext {
  readonly names: readonly string[];
  /** The form, if LeadRabbit knows it. */
  readonly formOf: (formId: string) => Promise<LeadForm | undefined>;
  readonly pageNameOf: (pageId: string) => string;
  readonly now: Date;
}

/** Reads a row as if Meta had sent the lead. */
export async function readMetaRow(
  cells: readonly string[],
  context: MetaRowContext,
): Promise<MetaRow> {
  const { names, formOf, pageNameOf, now } = context;
  const cellOf = (name: string) => cells[names.indexOf(name)]?.trim() ?? '';
  const leadId = idIn(cellOf('id'));
  if (leadId === '') return { refusal: 'no-meta-id', column: 'id' };
  const createdTime = readTime(cellOf('created_time'));
  if (!createdTime) return { refusal: 'unreadable-time', column: 'created_time' };
  const formId = idIn(cellOf('form_id'));
  const form = await formOf(formId);
  const fieldData = names.flatMap((name, index) => {
    const text = cells[index] ?? '';
    if (OF_META.has(name) || !isVisible(text)) return [];
    return [{ name, values: [text.trim().replace(/^[pz]:(?=[+\d])/, '')] }];
  });
  const lead = convertLead({
    leadId,
    pageId: form?.pageId ?? '',
    pageName: form ? pageNameOf(form.pageId) : '',
    formId,
    form: form ?? (cellOf('form_name') === '' ? undefined : formNamed(cellOf('form_name'))),
    platform: platformOf(cellOf('platform')),
    createdTime,
    reading: {
      ad_id: idIn(cellOf('ad_id')),
      ad_name: cellOf('ad_name'),
      adset_id: idIn(cellOf('adset_id')),
      adset_name: cellOf('adset_name'),
      campaign_id: idIn(cellOf('campaign_id')),
      campaign_name: cellOf('campaign_name'),
      is_organic: /^(true|false)$/i.test(cellOf('is_organic'))
        ? /^true$/i.test(cellOf('is_organic'))
        : undefined,
    },
    fieldData,
    via: 'import',
    receivedAt: now,
    now,
  });
  return { lead };
}

/** The digits after the letter; empty if there are none. */
const idIn = (cell: string): string => /^(?:[a-z]{1,3}:)?(\d{1,40})$/.exec(cell)?.[1] ?? '';

const formNamed = (name: string) => ({ name, locale: '', questions: [] });
