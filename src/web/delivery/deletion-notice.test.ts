import { expect, test } from 'vitest';
import { noticeDeletion } from './deletion-notice.ts';

const now = new Date('2026-12-01T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

test.each([
  ['nothing if the answers are here', null, undefined],
  ['nothing while there is plenty of time', inDays(40), undefined],
  ['nothing 30 days before', inDays(30), undefined],
  ['the days that are left, within 30 days of it', inDays(20), { days: 20, isUrgent: false }],
  ['no alarm with 14 days left', inDays(14), { isUrgent: false }],
  ['an alarm with fewer than 14 days left', inDays(13), { isUrgent: true }],
  ['the last day', inDays(0.5), { days: 1, isUrgent: true }],
  ['that the time is over', inDays(-1), { days: undefined, isUrgent: true }],
])('the notice of a deletion shows %s', (_what, unreadableFrom, notice) => {
  const found = noticeDeletion(unreadableFrom, now);
  if (notice === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject(notice);
});
