import type { LeadFact } from '../lead-fact.ts';

let last = 0;

/** A fact of a lead of Facebook that nobody has touched, with what a test gives. */
export const sampleFact = (fact: Partial<LeadFact> = {}): LeadFact => ({
  leadId: `lead-${String((last += 1))}`,
  createdAt: new Date('2026-12-01T10:00Z'),
  source: 'facebook',
  pageId: '100',
  pageName: 'Bakery',
  formId: '200',
  formName: 'Cakes',
  campaignId: '300',
  campaignName: 'Spring',
  ownerId: null,
  status: 'New',
  lostReason: '',
  isUntouched: true,
  clockFrom: null,
  firstContactedAt: null,
  isErased: false,
  ...fact,
});
