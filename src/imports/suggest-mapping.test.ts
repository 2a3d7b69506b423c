import { expect, test } from 'vitest';
import { LEAD_COLUMNS } from '../exports/lead-columns.ts';
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
