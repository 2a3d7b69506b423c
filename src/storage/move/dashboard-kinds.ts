import type { PlainKind } from './plain-kind.ts';

const words = 'words';
const time = 'time';

/** The facts of leads. The fact of an erased lead cannot be made again. */
export const DASHBOARD_KINDS: readonly PlainKind[] = [
  {
    name: 'lead_facts',
    key: ['leadId'],
    mongoId: 'text',
    fields: {
      createdAt: time,
      source: words,
      pageId: words,
      pageName: words,
      formId: words,
      formName: words,
      campaignId: words,
      campaignName: words,
      ownerId: 'text',
      status: words,
      lostReason: words,
      isUntouched: 'yesNo',
      clockFrom: time,
      firstContactedAt: time,
      isErased: 'yesNo',
    },
    nulls: ['ownerId', 'clockFrom', 'firstContactedAt'],
    // Any version of the lead replaces it.
    constants: { version: 0 },
  },
];
