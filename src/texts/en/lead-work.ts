import type { LeadPriority } from '../../contract/lead.ts';
import type { Channel } from '../../contract/lead-conversation.ts';
import type { ContactField } from '../../contract/lead-edit.ts';

const fields: Readonly<Record<ContactField | 'name' | 'email' | 'phone' | 'company', string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Company',
  firstName: 'First name',
  lastName: 'Last name',
  jobTitle: 'Job title',
  workEmail: 'Work e-mail',
  workPhone: 'Work phone',
  street: 'Street',
  city: 'City',
  state: 'State',
  zip: 'Postcode',
  country: 'Country',
  dateOfBirth: 'Date of birth',
  gender: 'Gender',
};

const channels = {
  call: 'Call',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  mail: 'E-mail',
  other: 'Other',
} satisfies Record<Channel, string>;

/** What people do with an open lead. */
export const leadWork = () => ({
  fields,
  channels,
  owner: { label: 'Owner', nobody: 'Nobody', unknown: 'Unknown person' },
  priority: {
    label: 'Priority',
    none: 'No priority',
    names: { low: 'Low', normal: 'Normal', high: 'High' } satisfies Record<LeadPriority, string>,
  },
  edit: {
    title: 'Contact data',
    change: (field: string) => `Change ${field}`,
    add: 'Add a value',
    save: 'Save',
    cancel: 'Cancel',
    saved: (field: string) => `${field} was saved.`,
    failed: (field: string, why: string) => `${field} was not saved. ${why}`,
    conflict: (who: string) => `${who} has changed this while you were editing. It is now:`,
    somebody: 'Somebody',
    isEmpty: 'empty',
    keep: 'Keep that value',
    replace: 'Save mine',
    undo: 'Undo',
    undone: (field: string) => `${field} is as before.`,
    undoFailed: (field: string, why: string) => `${field} was not changed back. ${why}`,
    ownField: 'Name of the field',
    ownValue: 'Value',
    addOwn: 'Own field',
    choose: 'Which value?',
  },
  tags: {
    label: 'Tags',
    add: 'Add a tag',
    remove: (tag: string) => `Remove the tag ${tag}`,
  },
  sent: 'Contact data as it was sent',
  notes: {
    title: 'Notes',
    write: 'New note',
    hint: '@ and a name mentions a person of the team.',
    save: 'Add note',
    edit: 'Change the note',
    editing: 'Text of the note',
    remove: 'Remove the note',
    added: 'The note was added.',
    changed: 'The note was changed.',
    removed: 'The note was removed.',
    removeFailed: (why: string) => `The note was not removed. ${why}`,
    question: 'Remove this note?',
    warning: 'The timeline still says that there was a note.',
    edited: 'changed',
    anybody: 'Another program',
  },
  /** The heading above the timeline, whose texts are in `lead-history.ts`. */
  timelineTitle: 'Timeline',
});
