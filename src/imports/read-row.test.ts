import { describe, expect, test } from 'vitest';
import type { ImportField } from './import-field.ts';
import { readRow } from './read-row.ts';
import { DateOrderDetector, readTime } from './read-time.ts';

const read = (row: Partial<Record<ImportField, string>>, country?: string) =>
  readRow(Object.values(row), {
    names: Object.keys(row),
    mapping: Object.keys(row) as ImportField[],
    country,
  });

describe('a row of an import', () => {
  test('W35: keeps the plus and the zeros of a phone number', () => {
    expect(read({ phone: '0151 23456789' }, 'DE')).toMatchObject({
      lead: { phone: '0151 23456789', phoneE164: '+4915123456789' },
    });
    expect(read({ phone: '+49 151 23456789' })).toMatchObject({
      lead: { phoneE164: '+4915123456789' },
    });
  });

  test('W36: is a lead if it has a phone number alone', () => {
    expect(read({ name: '', email: '', phone: '0151 23456789' })).toMatchObject({
      lead: { phone: '0151 23456789' },
    });
  });

  test.each([
    [{ name: ' ', email: '', company: 'ACME' }, 'no-contact', ''],
    [{ name: 'Anna', email: 'anna at example' }, 'invalid-email', 'email'],
    [{ name: 'Anna', status: 'Maybe' }, 'unknown-status', 'status'],
    [{ name: 'Anna', source: 'carrier pigeon' }, 'unknown-source', 'source'],
    [{ name: 'Anna', owner: 'nobody@example.com' }, 'unknown-owner', 'owner'],
    [{ name: 'Anna', priority: 'soon' }, 'unknown-priority', 'priority'],
    [{ name: 'Anna', createdAt: '03/04/2026' }, 'unreadable-time', 'createdAt'],
    [{ name: 'Anna', createdAt: '2026-02-31' }, 'unreadable-time', 'createdAt'],
    [{ name: 'x'.repeat(201) }, 'too-long', 'name'],
  ] as const)('W37: %j is refused with its own reason', (row, refusal, column) => {
    expect(read(row)).toEqual({ refusal, column });
  });

  test('joins first and last name, and reads statuses in any case', () => {
    expect(read({ firstName: 'Anna', lastName: 'Müller', status: 'qualified' })).toMatchObject({
      lead: { name: 'Anna Müller', status: 'Qualified' },
    });
  });

  test.each([
    ['2026-01-02T03:04:05+02:00', '2026-01-02T01:04:05.000Z'],
    ['2026-01-02 03:04:05', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02', '2026-01-02T00:00:00.000Z'],
    ['2.1.2026', '2026-01-02T00:00:00.000Z'],
    ['02.01.2026 3:04', '2026-01-02T03:04:00.000Z'],
  ])('reads the time %s', (createdAt, iso) => {
    expect(read({ name: 'Anna', createdAt })).toMatchObject({ lead: { createdAt: new Date(iso) } });
  });

  test.each([
    ['03/04/2026', 'dmy', '2026-04-03T00:00:00.000Z'],
    ['03/04/2026', 'mdy', '2026-03-04T00:00:00.000Z'],
    ['3-4-2026 5:06 PM', 'mdy', '2026-03-04T17:06:00.000Z'],
    ['3/4/2026 12:06 a.m.', 'dmy', '2026-04-03T00:06:00.000Z'],
    ['13/04/2026', undefined, '2026-04-13T00:00:00.000Z'],
    ['2026/4/3', undefined, '2026-04-03T00:00:00.000Z'],
    // With dots the day is always first.
    ['03.04.2026', 'mdy', '2026-04-03T00:00:00.000Z'],
  ] as const)('reads %s with the order %s', (text, order, iso) => {
    expect(readTime(text, order)).toEqual(new Date(iso));
  });

  test.each([
    ['13/04/2026', 'mdy'],
    ['31/02/2026', 'dmy'],
    ['03/04/2026', undefined],
    ['03/04/26', 'dmy'],
  ] as const)('does not guess what %s means with the order %s', (text, order) => {
    expect(readTime(text, order)).toBeNull();
  });

  test('the dates of a column show their order, unless they contradict each other', () => {
    const dateOrderOf = (texts: readonly string[]) => {
      const dates = new DateOrderDetector();
      for (const text of texts) dates.add(text);
      return dates.order;
    };
    expect(dateOrderOf(['03/04/2026', '31/01/2026'])).toBe('dmy');
    expect(dateOrderOf(['03/04/2026', '01/31/2026'])).toBe('mdy');
    expect(dateOrderOf(['03/04/2026', ''])).toBeUndefined();
    expect(dateOrderOf(['13/04/2026', '04/13/2026'])).toBeUndefined();
  });

  test.each(['4.41E+11', '4,915E+12', '4E+11'])(
    'W35: %s has lost digits and is refused',
    (phone) => {
      expect(read({ name: 'Anna', phone })).toEqual({ refusal: 'rounded-phone', column: 'phone' });
    },
  );

  test('columns of one name share a custom field, and its name is one visible line', () => {
    const names = ['Budget\n (EUR)', 'Budget (EUR)'];
    const layout = { names: ['Name', ...names], mapping: ['name', 'custom', 'custom'] } as const;
    expect(readRow(['Anna', '5000', '6000'], layout)).toMatchObject({
      lead: { customFields: { 'Budget (EUR)': '5000; 6000' } },
    });
  });

  test('keeps what no field takes, with the name of its column', () => {
    expect(read({ name: 'Anna', answer: '5000 €', ignore: 'x' })).toEqual({
      lead: { name: 'Anna', answers: [{ name: 'answer', text: '5000 €' }] },
    });
  });
});
