import type { Lead } from '../../contract/lead.ts';

type Named = Pick<Lead, 'name' | 'email' | 'phone'>;

/** What to call a lead: people leave fields empty. */
export const leadName = ({ name, email, phone }: Named): string =>
  name || email || phone || 'No name given';
