import { expect, test } from 'vitest';
import { es } from '../../texts/es.ts';
import { errors } from '../../texts/es/errors.ts';
import { reasons } from '../../texts/es/reasons.ts';
import { createFormats } from '../../texts/formats.ts';
import { writeFailure } from './write-failure.ts';

const formats = createFormats({ language: 'es', timeZone: 'UTC' });
const texts = { ...es(formats), errors, reasons: reasons(formats) };

test('a failure is told in the language of the screen, with what caused it', () => {
  const failure = {
    code: 'page-disabled',
    params: { page: 'Bakery' },
    reasons: [{ code: 'meta-unreachable', params: {} }],
    error: 'Bakery is disabled.',
  };
  const expected = [
    texts.errors['page-disabled']({ page: 'Bakery' }),
    texts.reasons['meta-unreachable'](),
  ].join(' ');
  expect(writeFailure(failure, texts)).toBe(expected);
});

test.each(['of-a-newer-server', 'toString'])(
  'the code %s, which this page does not know, shows the sentence of the server',
  (code) => {
    expect(writeFailure({ code, params: {}, error: 'It did not work.' }, texts)).toBe(
      'It did not work.',
    );
  },
);

test('a failure without the facts of its sentence shows the sentence of the server', () => {
  const failure = { code: 'page-disabled', error: 'Bakery is disabled.' };
  expect(writeFailure(failure, texts)).toBe('Bakery is disabled.');
});
