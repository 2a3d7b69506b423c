import { expect, test } from 'vitest';
import { dayOf } from '../time/calendar-time.ts';
import { noticeDeletion } from './deletion-notice.ts';

const now = new Date('2026-12-01T12:00:00Z');
const day = (days: number) => dayOf(new Date(inDays(days)), now);
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

test.each([
  ['nothing where the answers are here', null, undefined],
  ['nothing while there is plenty of time', inDays(40), undefined],
  ['nothing 30 days before', inDays(30), undefined],
  ['the day within 30 days', inDays(20), { text: `Meta deletes it on ${day(20)}, in 20 days` }],
  ['no alarm with 14 days left', inDays(14), { isUrgent: false }],
  ['an alarm with fewer', inDays(13), { isUrgent: true }],
  ['the last day in words', inDays(0.5), { text: `Meta deletes it on ${day(0.5)}, within a day` }],
  ['what is lost', inDays(-1), { text: `Meta deleted it on ${day(-1)}: its answers are lost` }],
])('says %s', (_what, unreadableFrom, notice) => {
  const found = noticeDeletion(unreadableFrom, now);
  if (notice === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject(notice);
});
