import { expect, test } from 'vitest';
import { noticeDeletion } from './deletion-notice.ts';

const now = new Date('2026-12-01T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

test.each([
  ['nothing where the answers are here', null, undefined],
  ['nothing while there is plenty of time', inDays(40), undefined],
  ['nothing 30 days before', inDays(30), undefined],
  ['the day within 30 days', inDays(20), { text: 'Meta deletes it on 21 Dec, in 20 days' }],
  ['no alarm with 14 days left', inDays(14), { isUrgent: false }],
  ['an alarm with fewer', inDays(13), { isUrgent: true }],
  ['the last day in words', inDays(0.5), { text: 'Meta deletes it on 2 Dec, within a day' }],
  ['what is lost', inDays(-1), { text: 'Meta deleted it on 30 Nov: its answers are lost' }],
])('says %s', (_what, unreadableFrom, notice) => {
  const found = noticeDeletion(unreadableFrom, now);
  if (notice === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject(notice);
});
