import { expect, test } from 'vitest';
import { placePopup } from './place-popup.ts';

const viewport = { width: 400, height: 600 };
const anchor = { left: 100, top: 300, width: 80, height: 30 };
const popup = { width: 180, height: 200 };

test('a popup opens below its anchor and in line with it', () => {
  const place = placePopup(anchor, popup, viewport, { side: 'bottom', align: 'start' });
  expect(place).toMatchObject({ left: 100, top: 335 });
});

test('a popup that has no room below opens above', () => {
  const low = { ...anchor, top: 500 };
  expect(placePopup(low, popup, viewport, { side: 'bottom', align: 'start' }).top).toBe(295);
});

test('a popup that has no room above opens below', () => {
  const high = { ...anchor, top: 20 };
  expect(placePopup(high, popup, viewport, { side: 'top', align: 'start' }).top).toBe(55);
});

test('a popup that fits nowhere takes the larger side and scrolls', () => {
  const long = { ...popup, height: 900 };
  const place = placePopup(anchor, long, viewport, { side: 'bottom', align: 'start' });
  expect(place).toEqual({ left: 100, top: 8, maxHeight: 287 });
});

test.each([
  ['end', 8],
  ['center', 50],
] as const)('a popup aligned to the %s stays inside the window', (align, left) => {
  expect(placePopup(anchor, popup, viewport, { side: 'bottom', align }).left).toBe(left);
});

test('a popup at the right edge moves to the left', () => {
  const right = { ...anchor, left: 330, width: 60 };
  expect(placePopup(right, popup, viewport, { side: 'bottom', align: 'start' }).left).toBe(212);
});
