import type { Formats } from '../formats.ts';

export interface ErasedCounts {
  readonly leads: number;
  readonly inboxLeads: number;
  readonly deliveries: number;
}

/** What an admin can do with the data of a person, in the details of a lead. */
export const personalData = ({ number, plural, list }: Formats) => ({
  title: 'Personal data',
  download: 'Download their data',
  erase: 'Erase this person…',
  dialogTitle: (name: string) => `Erase ${name}?`,
  what: 'Name, contact details, answers, search terms and the webhooks that named this person are deleted. What Meta sends again stays out. A certificate without personal data says what was deleted.',
  others: (count: number) =>
    `${number(count)} more ${plural(count, { one: 'enquiry has', other: 'enquiries have' })} the same e-mail address or phone number. Erase ${plural(count, { one: 'it', other: 'them' })} too?`,
  noOthers: 'There is no other enquiry with this e-mail address or phone number.',
  noName: 'Without a name',
  held: 'held in Delivery',
  warning:
    'This cannot be undone. Backups that were made before still hold the person; delete them when you can.',
  confirm: (count: number) =>
    `Erase ${number(count)} ${plural(count, { one: 'enquiry', other: 'enquiries' })}`,
  backups: 'Backups still hold the person.',
  erased: ({ leads, inboxLeads, deliveries }: ErasedCounts) =>
    `Erased: ${list([
      `${number(leads)} ${plural(leads, { one: 'lead', other: 'leads' })}`,
      `${number(inboxLeads)} ${plural(inboxLeads, { one: 'original', other: 'originals' })}`,
      `${number(deliveries)} ${plural(deliveries, { one: 'webhook', other: 'webhooks' })}`,
    ])}.`,
});
