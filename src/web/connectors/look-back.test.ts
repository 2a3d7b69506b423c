import { expect, test } from 'vitest';
import type { ConnectedPage } from '../../contract/page.ts';
import { lookBackDays, offerLookBacks, usualLookBack } from './look-back.ts';

const page = (watermark: string | null) => ({ watermark }) as ConnectedPage;

test('a connection that was never enabled starts a day ago', () => {
  expect(usualLookBack([page(null)])).toBe('1');
  expect(offerLookBacks([page(null)])).not.toContain('settled');
});

test('a connection that was enabled before goes on at its watermark, which the server knows', () => {
  const pages = [page(null), page('2026-12-01T12:00:00Z')];
  expect(usualLookBack(pages)).toBe('settled');
  expect(lookBackDays('settled')).toBeUndefined();
});

test.each(['0', '1', '7', '30', '90'] as const)(
  'the choice of %s days is sent as that number of days',
  (value) => {
    expect(lookBackDays(value)).toBe(Number(value));
  },
);
