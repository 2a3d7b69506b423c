import { describe, expect, test } from 'vitest';
import { readGraphLead } from './graph-lead.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
function read(fields: Readonly<Record<string, unknown>>) {
  const reading = readGraphLead({ id: '1', ...fields }, NOW);
  if ('lead' in reading) return reading.lead;
  throw reading.error;
}

describe('consent boxes', () => {
  test.each([
    ['"1"', { is_checked: '1' }, true],
    ['true', { is_checked: true }, true],
    ['"true"', { is_checked: 'true' }, true],
    ['1', { is_checked: 1 }, true],
    ['""', { is_checked: '' }, false],
    ['false', { is_checked: false }, false],
    ['nothing', {}, false],
    ['null', { is_checked: null }, false],
    ['a list', { is_checked: [true] }, false],
  ])(
    'a consent box with the value %s is read as checked or unchecked, as Meta means it',
    (_what, box, isChecked) => {
      const boxes = [{ checkbox_key: 'sms_ok', ...box }];
      expect(read({ custom_disclaimer_responses: boxes }).custom_disclaimer_responses).toEqual([
        { key: 'sms_ok', isChecked },
      ]);
    },
  );

  test('a consent box that cannot be understood does not lose the others', () => {
    const boxes = [
      { checkbox_key: 'sms_ok', is_checked: true },
      { is_checked: true },
      null,
      'odd',
      { checkbox_key: { odd: 1 } },
      { checkbox_key: 'mail_ok' },
    ];
    expect(read({ custom_disclaimer_responses: boxes }).custom_disclaimer_responses).toEqual([
      { key: 'sms_ok', isChecked: true },
      { key: 'mail_ok', isChecked: false },
    ]);
    expect(read({ custom_disclaimer_responses: 'odd' }).custom_disclaimer_responses).toBeNull();
  });
});

describe('what a lead refers to', () => {
  test.each([
    ['text', 'Blue van', 'Blue van'],
    ['a name', { id: '7', name: 'Blue van' }, 'Blue van'],
    ['an address', { id: '7', permalink_url: 'https://example.com/1' }, 'https://example.com/1'],
    ['an id', { id: 7 }, '7'],
    ['nothing', {}, ''],
    ['a list', ['odd'], null],
  ])('what a lead refers to is kept as text if it is given as %s', (_what, value, expected) => {
    for (const field of ['post', 'vehicle', 'home_listing'] as const)
      expect(read({ [field]: value })[field]).toBe(expected);
  });

  test('the item of a catalogue may be a number', () => {
    expect(read({ retailer_item_id: 42, partner_name: 'Homes' })).toMatchObject({
      retailer_item_id: '42',
      partner_name: 'Homes',
    });
  });
});
