import type { DateOrder } from './read-time.ts';
import type { ColumnMapping } from './import-field.ts';
import type { FileKind } from './open-file.ts';

/** How the rows of a file are read. It is kept with the import, so that any process can continue it. */
export interface ImportLayout {
  readonly kind: FileKind;
  /** Of the columns, in their order. Empty after the import is done: they are texts of the file. */
  readonly names: readonly string[];
  readonly mapping: ColumnMapping;
  /** Whether a person chose the mapping. An export of Meta is then read like any other table. */
  readonly isMapped: boolean;
  /** Of phone numbers without a country code, such as `DE`; empty for none. */
  readonly country: string;
  /** Of dates whose order of day and month cannot be told; empty if it is not known. */
  readonly dateOrder: DateOrder | '';
  /** Makes leads also of rows whose person is here already. */
  readonly keepsDuplicates: boolean;
}
