import type { Collection, Filter } from 'mongodb';
import type { InboxState } from '../../../intake/inbox-lead.ts';
import type { Platform } from '../../../leads/lead.ts';
import { toText, toTime } from '../fields.ts';
import { toPlatform, type InboxDocument } from './inbox-document.ts';

/** How many of some inbox leads one form and platform have. */
export interface FormGroup {
  readonly pageId: string;
  readonly formId: string;
  readonly platform: Platform | null;
  readonly state: InboxState;
  readonly count: number;
  readonly newest: Date | null;
}

interface GroupDocument {
  readonly _id: Readonly<Record<'pageId' | 'formId' | 'platform' | 'state', unknown>>;
  readonly count: number;
  readonly newest?: unknown;
}

/** Counts the inbox leads of a filter by Page, form, platform and state. @param hint an index with all of it */
export async function groupByForm(
  inbox: Collection<InboxDocument>,
  filter: Filter<InboxDocument>,
  hint: string,
): Promise<FormGroup[]> {
  const _id = { pageId: '$pageId', formId: '$formId', platform: '$platform', state: '$state' };
  const groups = await inbox
    .aggregate<GroupDocument>(
      [
        { $match: filter },
        { $group: { _id, count: { $sum: 1 }, newest: { $max: '$created_time' } } },
      ],
      { hint },
    )
    .toArray();
  return groups.map(({ _id: of, count, newest }) => ({
    pageId: toText(of.pageId),
    formId: toText(of.formId),
    platform: toPlatform(of.platform),
    state: of.state as InboxState,
    count,
    newest: toTime(newest),
  }));
}

/** Ids and platforms have no line break. */
export const formKeyOf = (form: {
  readonly pageId: string;
  readonly formId: string;
  readonly platform?: Platform | null;
}): string => [form.pageId, form.formId, form.platform ?? ''].join('\n');
