import { describe, expect, test } from 'vitest';
import type { ImportField } from './import-field.ts';
import { readRow } from './read-row.ts';

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

  test('keeps what no field takes, with the name of its column', () => {
    expect(read({ name: 'Anna', answer: '5000 €', ignore: 'x' })).toEqual({
      lead: { name: 'Anna', answers: [{ name: 'answer', text: '5000 €' }] },
    });
  });
});
