import type { Db } from 'mongodb';
import type { HeldState } from '../../../intake/inbox-lead.ts';
import type { ErasureStore } from '../../../privacy/erasure-store.ts';
import { toText, toTime } from '../fields.ts';
import { HELD_STATES } from '../inbox/inbox-document.ts';

/** The fields that may hold answers. */
const ANSWERS = { originalFields: 1, original: 1, field_data: 1, event: 1 } as const;

const FACTS = { _id: 0, leadId: 1, state: 1, pageId: 1, formId: 1, receivedAt: 1 } as const;

/** Looks through the answers of all held inbox leads. */
export function createFindHeld(db: Db): ErasureStore['findHeld'] {
  const inbox = db.collection('meta_leads');
  return async ({ emails, phones }) => {
    const keys = [...emails, ...phones.map((phone) => phone.replace('+', ''))];
    if (keys.length === 0) return [];
    const held = inbox
      .find({ state: { $in: HELD_STATES } })
      .project<Record<string, unknown>>({ ...FACTS, ...ANSWERS });
    const found = [];
    for await (const lead of held) {
      const answers = Object.keys(ANSWERS).map((name) => lead[name]);
      const text = JSON.stringify(answers).toLowerCase();
      if (!keys.some((key) => text.includes(key))) continue;
      found.push({
        leadId: toText(lead['leadId']),
        state: lead['state'] as HeldState,
        pageId: toText(lead['pageId']),
        formId: toText(lead['formId']),
        receivedAt: toTime(lead['receivedAt']) ?? new Date(0),
      });
    }
    return found;
  };
}
