import { expect, test } from 'vitest';
import { redactDelivery } from './redact-delivery.ts';

const change = (id: string, text = '') =>
  `{"value":{"leadgen_id":${id},"text":"${text}"},"field":"leadgen"}`;
const body = (...changes: string[]) =>
  `{"object":"page","entry":[{"id":104857392016385001,"time":1,"changes":[${changes.join()}]}]}`;
const ERASED = '23849651968300182';
const redact = (whole: string) => redactDelivery(whole, new Set([ERASED]));

test('the other leads of a webhook stay as they came, digit for digit', () => {
  const others = [change('23849651968300183'), change('99999999999999999999')];
  expect(redact(body(change(ERASED), ...others))).toBe(body(...others));
});

test('an answer that looks like part of the JSON stays as it came', () => {
  const other = change('7', 'card, 1234567890123456, and more');
  expect(redact(body(other, change(`"${ERASED}"`)))).toBe(body(other));
});

test('nothing stays of a webhook with no other lead, or of a body that is no JSON', () => {
  expect(redact(body(change(ERASED)))).toBeUndefined();
  expect(redact(`no JSON ${ERASED}`)).toBeUndefined();
});
