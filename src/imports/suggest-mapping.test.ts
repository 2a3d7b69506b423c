import { expect, test } from 'vitest';
import { CUSTOM_PREFIX, FIRST_COLUMN_NAMES, LEAD_COLUMNS } from '../exports/lead-columns.ts';
import { suggestMapping } from './suggest-mapping.ts';

test.each([
  [
    ['First Name', 'Last Name', 'E-Mail Address', 'Mobile', 'Company', 'Budget'],
    ['firstName', 'lastName', 'email', 'phone', 'company', 'answer'],
  ],
  [
    ['Nombre completo', 'Correo electrónico', 'Teléfono', 'Etiquetas'],
    ['name', 'email', 'phone', 'tags'],
  ],
  [
    ['Name', 'Telefonnummer', 'Firma', 'Erstellt am', ''],
    ['name', 'phone', 'company', 'createdAt', 'ignore'],
  ],
])('the columns %j are recognised by their names', (names, mapping) => {
  expect(suggestMapping(names)).toEqual(mapping);
});

test('a second column with one meaning is kept under its own name', () => {
  expect(suggestMapping(['Phone', 'Mobile'])).toEqual(['phone', 'answer']);
});

test('an export of LeadRabbit is recognised with its questions', () => {
  const names = [...LEAD_COLUMNS.map(({ name }) => name), 'E-mail', 'Other answers'];
  const mapping = suggestMapping(names);
  expect(mapping.slice(0, 6)).toEqual(['leadId', 'createdAt', 'name', 'email', 'ignore', 'phone']);
  expect(mapping.slice(-2)).toEqual(['answer', 'answer']);
});

test('what the team has added to leads is recognised in an export', () => {
  const names = [...LEAD_COLUMNS.map(({ name }) => name), `${CUSTOM_PREFIX}Budget`, 'Owner'];
  const mapping = suggestMapping(names);
  const fieldOf = (name: string) => mapping[names.indexOf(name)];
  expect(['Owner', 'Priority', 'Lost reason', 'Work e-mail', 'City', 'Notes'].map(fieldOf)).toEqual(
    ['owner', 'priority', 'lostReason', 'workEmail', 'city', 'notes'],
  );
  expect(mapping.slice(-2)).toEqual(['custom', 'answer']);
});

test('an export of an earlier version has only questions after its columns, whatever they are called', () => {
  const names = [...FIRST_COLUMN_NAMES, 'Owner', 'Priority', `${CUSTOM_PREFIX}Budget`];
  expect(suggestMapping(names).slice(-3)).toEqual(['answer', 'answer', 'answer']);
});
