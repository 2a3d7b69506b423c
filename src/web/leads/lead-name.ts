import type { Lead } from '../../contract/lead.ts';

type Named = Pick<Lead, 'name' | 'email' | 'phone'>;

/** What to call a lead: people leave fields empty. */
export const leadName = ({ name, email, phone }: Named): string =>
  name || email || phone || 'No name given';

/** The number to read: in groups of digits if it was understood, else as the person wrote it. */
export const shownPhone = ({ phone, phoneDisplay }: Pick<Lead, 'phone' | 'phoneDisplay'>): string =>
  phoneDisplay || phone;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * A name inside an English sentence. A name that is read from the right is set apart by invisible
 * marks, or the words around it would change places.
 */
export const nameInSentence = (lead: Named): string => {
  const name = leadName(lead);
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
};
