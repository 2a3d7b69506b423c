import type { Lead } from '../../contract/lead.ts';

type Named = Pick<Lead, 'name' | 'email' | 'phone'>;

/**
 * What to call a lead: people leave fields empty.
 *
 * @param noName the words for a lead without any of them
 */
export const leadName = ({ name, email, phone }: Named, noName: string): string =>
  name || email || phone || noName;

/** The weight of a name in a list: bold until somebody has opened the lead. */
export const nameLook = ({ name, firstSeenAt }: Pick<Lead, 'name' | 'firstSeenAt'>): string => {
  if (firstSeenAt === null) return 'font-bold';
  return name === '' ? 'text-muted' : 'font-medium';
};

/** The number to read: in groups of digits if it was understood, else as the person wrote it. */
export const shownPhone = ({ phone, phoneDisplay }: Pick<Lead, 'phone' | 'phoneDisplay'>): string =>
  phoneDisplay || phone;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * A name inside a sentence that is read from the left. A name that is read from the right gets
 * invisible marks around it, or the words beside it would change places.
 */
export const nameInSentence = (lead: Named, noName: string): string => {
  const name = leadName(lead, noName);
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
};
