import type { Lead } from '../../contract/lead.ts';

type Named = Pick<Lead, 'name' | 'email' | 'phone'>;

/** What to call a lead: people leave fields empty. */
export const leadName = ({ name, email, phone }: Named): string =>
  name || email || phone || 'No name given';

/** For a `tel:` link; empty where there is no number. */
export const dialable = ({ phone, phoneE164 }: Pick<Lead, 'phone' | 'phoneE164'>): string =>
  phoneE164 || phone.replace(/[^\d+*#]/g, '');
