import type { Lead } from '../../contract/lead.ts';
import { mailLink, phoneLink, smsLink, whatsAppLink } from './contact-links.ts';

/** The key of each action on a lead: the open one, or the one that has the focus in the list or on the board. */
export const LEAD_KEYS = {
  call: 'c',
  whatsapp: 'w',
  sms: 'h',
  mail: 'e',
  texts: 'q',
  noteCall: 'd',
  status: 's',
  owner: 'a',
  mine: 'i',
  priority: 'p',
  task: 't',
  meeting: 'm',
  note: 'o',
  tag: 'l',
  field: 'f',
  copyLink: 'y',
  giveBack: 'g',
} as const;

export type LeadAction = keyof typeof LEAD_KEYS;

/** The palette does these, whether the lead is open or not. */
export const PALETTE_ACTIONS = [
  'status',
  'owner',
  'mine',
  'priority',
  'task',
  'meeting',
  'copyLink',
] as const satisfies readonly LeadAction[];

/** The keys of the first text templates, in the order of their list. */
export const TEXT_KEYS = ['1', '2', '3'] as const;

/** Adds a lead by hand, in the list. */
export const ADD_KEY = '+';

/** The action of a key. */
export const actionOfKey = (key: string): LeadAction | undefined =>
  (Object.keys(LEAD_KEYS) as LeadAction[]).find((action) => LEAD_KEYS[action] === key);

export const CONTACTS = ['call', 'whatsapp', 'sms', 'mail'] as const;
export type ContactAction = (typeof CONTACTS)[number];

const LINKS: Readonly<Record<ContactAction, (lead: Lead) => string | undefined>> = {
  call: phoneLink,
  whatsapp: whatsAppLink,
  sms: smsLink,
  mail: ({ email }) => mailLink(email),
};

/** The link with which the person of a lead is called or written to; undefined if that cannot work. */
export const contactLink = (channel: ContactAction, lead: Lead): string | undefined =>
  LINKS[channel](lead);
