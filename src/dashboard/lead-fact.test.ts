import { describe, expect, test } from 'vitest';
import { changeStatus } from '../leads/change-status.ts';
import { NEW_LEAD_FIELDS, type LeadOrigin, type LeadStatus } from '../leads/lead.ts';
import { NO_CONTACT } from '../leads/stage-rules.ts';
import { countFact, emptyCounts } from './day-counts.ts';
import { toFact, type FactSource } from './lead-fact.ts';
import { createWorkingTime, usualHours } from './working-hours.ts';

const SENT = new Date('2026-12-01T10:00:00Z');
const later = (minutes: number) => new Date(SENT.getTime() + minutes * 60_000);
const workingTime = createWorkingTime(usualHours('UTC'));

const origin = {
  pageName: 'Bakery',
  formName: 'Cakes',
  campaignId: '300',
  campaignName: 'Spring',
  via: 'webhook',
  submittedAt: SENT,
  receivedAt: SENT,
  storedAt: later(1),
} as LeadOrigin;

const leadOf = (change: Partial<FactSource> = {}): FactSource => ({
  ...NEW_LEAD_FIELDS,
  id: 'lead-1',
  createdAt: SENT,
  source: 'facebook',
  metaData: { leadId: '1', formId: '200', pageId: '100', platform: 'facebook', originalFields: {} },
  origin,
  ...change,
});

function countsOf(lead: FactSource) {
  const counts = emptyCounts();
  countFact(counts, toFact(lead), workingTime);
  return counts;
}

describe('the time to the first contact', () => {
  test('runs from the moment at which the lead was stored', () => {
    const { times } = countsOf(leadOf({ firstContactedAt: later(6) }));
    expect(times).toMatchObject({ leads: 1, contacted: 1, wall: { within5: 1, within60: 1 } });
    const { times: slow } = countsOf(leadOf({ firstContactedAt: later(6.1) }));
    expect(slow.wall).toMatchObject({ within5: 0, within60: 1 });
  });

  test('counts a lead that nobody has contacted as not contacted in time', () => {
    expect(countsOf(leadOf()).times).toMatchObject({ leads: 1, contacted: 0 });
  });

  test.each([
    ['was found by a sync', { origin: { ...origin, via: 'sync' } }],
    ['was found in the background', { origin: { ...origin, via: 'catch-up' } }],
    ['was imported', { origin: { ...origin, via: 'import' } }],
    ['was sent two hours before it was stored', { origin: { ...origin, storedAt: later(120) } }],
    ['was entered by hand', { source: 'manual', origin: null, metaData: null }],
  ] as const)('does not run for a lead that %s', (_, change) => {
    const counts = countsOf(leadOf({ ...change, firstContactedAt: later(200) }));
    expect(counts.times).toMatchObject({ leads: 0, contacted: 0 });
    expect(counts).toMatchObject({ leads: 1, contacted: 1 });
  });

  test('runs for a lead of the website from its creation', () => {
    const website = { source: 'website', origin: null, metaData: null } as const;
    const { times } = countsOf(leadOf({ ...website, firstContactedAt: later(4) }));
    expect(times).toMatchObject({ leads: 1, wall: { within5: 1 } });
  });

  test('is none for a contact that began before the lead was stored', () => {
    const { times } = countsOf(leadOf({ firstContactedAt: SENT }));
    expect(times.wall).toMatchObject({ within5: 1, buckets: { 0: 1 } });
  });
});

describe('W26: what is no contact is not counted as one', () => {
  const after = (status: LeadStatus, change: Partial<FactSource> = {}) => {
    const lead = { ...NEW_LEAD_FIELDS, ...leadOf(change) };
    return countsOf({ ...lead, ...changeStatus(lead, status, later(3)) });
  };

  test('a lead that is given up as lost', () => {
    expect(after('Lost')).toMatchObject({ contacted: 0, untouched: 0, times: { contacted: 0 } });
  });

  test('a lead that was moved to Won with many others, and no longer waits', () => {
    const lead = { ...NEW_LEAD_FIELDS, ...leadOf({}) };
    const won = countsOf({ ...lead, ...changeStatus(lead, 'Won', later(3), NO_CONTACT) });
    expect(won).toMatchObject({ contacted: 0, untouched: 0, times: { contacted: 0 } });
  });

  test('a late lead that is moved on', () => {
    const late = { origin: { ...origin, via: 'import' } } as const;
    expect(after('Contacted', late).times).toMatchObject({ leads: 0, contacted: 0 });
  });

  test('the earliest contact counts, whatever comes later', () => {
    const { times } = after('Qualified', { firstContactedAt: later(2) });
    expect(times.wall).toMatchObject({ within5: 1 });
  });
});

test('a reason that is a story about one lead is counted as another reason', () => {
  const lost = (lostReason: string) => countsOf(leadOf({ status: 'Lost', lostReason })).lostReasons;
  expect(lost(' Too expensive ')).toEqual({ Lost: { 'Too expensive': 1 } });
  expect(lost('x'.repeat(61))).toEqual({ Lost: { '*': 1 } });
  expect(lost('')).toEqual({});
});

test('values that are names of JavaScript are counted like any other', () => {
  const counts = emptyCounts();
  const proto = { ...toFact(leadOf()), campaignId: '__proto__', status: 'constructor' };
  countFact(counts, proto, workingTime);
  countFact(counts, proto, workingTime);
  expect(counts.statuses['constructor']).toBe(2);
  expect(Object.keys(counts.slots.campaign)).toEqual(['__proto__']);
  const { timesByCampaign } = JSON.parse(JSON.stringify(counts)) as typeof counts;
  expect(timesByCampaign['__proto__']?.leads).toBe(2);
});
