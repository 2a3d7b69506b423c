import { expect, test } from 'vitest';
import type { Lead } from '../../contract/lead.ts';
import { findNeighbours } from './find-neighbours.ts';

const lead = (id: string, minute: number) =>
  ({ _id: id, createdAt: new Date(Date.UTC(2026, 10, 24, 10, minute)).toISOString() }) as Lead;
const list = [lead('d', 40), lead('c', 30), lead('a', 10)];
const ids = (open: Lead | undefined) => {
  const { previous, next } = findNeighbours(list, open);
  return [previous?._id, next?._id];
};

test('a lead of the list has the leads before and after it as neighbours', () => {
  expect(ids(lead('d', 40))).toEqual([undefined, 'c']);
  expect(ids(lead('c', 30))).toEqual(['d', 'a']);
  expect(ids(lead('a', 10))).toEqual(['c', undefined]);
});

test('a lead that left the list keeps the neighbours that it had', () => {
  expect(ids(lead('b', 20))).toEqual(['c', 'a']);
  expect(ids(lead('e', 50))).toEqual([undefined, 'd']);
  expect(ids(lead('z', 1))).toEqual(['a', undefined]);
});

test('a lead that left the list keeps its place among leads of the same second', () => {
  const leads = [lead('d', 40), lead('c', 40), lead('a', 40)];
  const left = lead('b', 40);
  const { previous, next } = findNeighbours(leads, left, { previousId: 'c', nextId: 'a' });
  expect([previous?._id, next?._id]).toEqual(['c', 'a']);
  const atTheEnd = findNeighbours(leads, left, { previousId: 'a', nextId: undefined });
  expect([atTheEnd.previous?._id, atTheEnd.next?._id]).toEqual(['a', undefined]);
});

test('without an open lead there are no neighbours', () => {
  expect(ids(undefined)).toEqual([undefined, undefined]);
});
