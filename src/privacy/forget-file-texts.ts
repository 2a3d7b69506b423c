import type { Lead } from '../leads/lead.ts';
import { namesPerson, searchesPerson } from './names-person.ts';

/** The words of imported files that are kept after their import. */
export interface FileTexts {
  listTexts(): Promise<
    readonly {
      readonly id: string;
      readonly fileName: string;
      readonly columns: readonly string[];
    }[]
  >;
  /** Empties the names that are one of these texts. */
  removeTexts(id: string, texts: readonly string[]): Promise<void>;
}

/** Removes names of imported files, and names of columns in their reports, that name one of these people. */
export async function forgetFileTexts(people: readonly Lead[], files: FileTexts): Promise<void> {
  for (const { id, fileName, columns } of await files.listTexts()) {
    const found = [fileName, ...columns].filter((text) => {
      const words = text.replaceAll('_', ' ').replace(/\.\w{1,5}$/, '');
      return people.some((person) =>
        [text, words].some((each) => namesPerson(each, person) || searchesPerson(each, person)),
      );
    });
    if (found.length > 0) await files.removeTexts(id, found);
  }
}
