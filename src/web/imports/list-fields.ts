import type { ImportField } from '../../contract/import.ts';
import type { SelectOption } from '../ui/select.tsx';

/** The fields that a column can be, in the order of the texts. */
export const listFields = (
  names: Readonly<Record<ImportField, string>>,
): SelectOption<ImportField>[] =>
  Object.entries(names).map(([value, label]) => ({ value: value as ImportField, label }));
