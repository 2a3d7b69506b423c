import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { salvageLead } from './salvage-lead.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

const answersOf = (fieldData: unknown) =>
  salvageLead(JSON.stringify({ field_data: fieldData }), NOW)?.field_data;

describe('salvaged answers', () => {
  test.each([
    ['a value that is no list', [{ name: 'size', values: 'large' }], { size: ['large'] }],
    ['a single value', [{ name: 'size', value: 7 }], { size: ['7'] }],
    ['numbers and truth values', [{ name: 'odd', values: [1, false] }], { odd: ['1', 'false'] }],
    ['an object as a value', [{ name: 'odd', values: [{ a: 1 }] }], { odd: ['{"a":1}'] }],
    ['an answer without a key', [{ values: ['Hello'] }], { unnamed_answer: ['Hello'] }],
    ['a text in the place of an answer', ['Hello'], { unnamed_answer: ['Hello'] }],
    [
      'an object in the place of the list',
      { email: 'a@b.c', n: [2] },
      { email: ['a@b.c'], n: ['2'] },
    ],
  ])('the answers that can be salvaged include %s', (_, fieldData, expected) => {
    const answers = answersOf(fieldData) ?? [];
    expect(Object.fromEntries(answers.map(({ name, values }) => [name, values]))).toEqual(expected);
  });

  test('good answers are kept beside those that say nothing', () => {
    const good = { name: 'email', values: ['a@b.c'] };
    expect(answersOf([null, [], {}, { name: 'x' }, { name: 'y', values: [null] }, good])).toEqual([
      good,
    ]);
  });

  test('everything else that can be understood is kept, with ids intact', () => {
    const original =
      '{"id":1,"form_id":23849651968300182,"platform":"ig","ad_name":7,"field_data":[{"name":"a","values":"b"}]}';
    expect(salvageLead(original, NOW)).toMatchObject({
      form_id: '23849651968300182',
      platform: 'ig',
      ad_name: null,
    });
  });

  test.each([null, '', 'x', '7', 'null', '[]', '{}', '{"field_data":"text"}', '{"field_data":[]}'])(
    'no answers can be salvaged from %s',
    (original) => {
      expect(salvageLead(original, NOW)).toBeUndefined();
    },
  );

  test('salvaging never throws on any JSON, not even on deeply nested JSON', () => {
    const deep = `{"field_data":[{"name":"a","values":[${'['.repeat(9_000)}${']'.repeat(9_000)}]}]}`;
    expect(() => salvageLead(deep, NOW)).not.toThrow();
    fc.assert(
      fc.property(fc.json(), (text) => {
        salvageLead(text, NOW);
        salvageLead(`{"field_data":${text}}`, NOW);
      }),
    );
  });
});
