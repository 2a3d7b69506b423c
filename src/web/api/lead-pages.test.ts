import { expect, test } from 'vitest';
import type { Lead } from '../../contract/lead.ts';
import { shareLeads, type LeadPages } from './lead-pages.ts';

const lead = (id: string, name = id) => ({ _id: id, name, tags: ['a'] }) as unknown as Lead;

const list = (...leads: Lead[]): LeadPages => ({
  pages: [{ leads, nextCursor: 'more' }],
  pageParams: [null],
});

const leadsOf = ({ pages }: LeadPages) => pages.flatMap(({ leads }) => leads);

test('a list that is read again and is as before keeps its object', () => {
  const old = list(lead('a'), lead('b'));
  expect(shareLeads(old, list(lead('a'), lead('b')))).toBe(old);
});

test('leads keep their objects in another place, and changed ones have new values', () => {
  const old = list(lead('a'), lead('b'));
  const next = leadsOf(shareLeads(old, list(lead('new'), lead('a', 'Ada'), lead('b'))));
  expect(next).toEqual([lead('new'), lead('a', 'Ada'), lead('b')]);
  expect(next[2]).toBe(leadsOf(old)[1]);
});

test('a lead that is gone, and another end of the list, are taken over', () => {
  const old = list(lead('a'), lead('b'));
  expect(shareLeads(old, list(lead('b')))).toEqual(list(lead('b')));
  const ended = { ...old, pages: [{ leads: leadsOf(old), nextCursor: null }] };
  expect(shareLeads(old, ended)).toEqual(ended);
});
