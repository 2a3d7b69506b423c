import type { Formats } from '../formats.ts';

/** What belongs to a lead and is loaded when a person gets to it. */
export const leadExtras = ({ number }: Formats) => ({
  /** The people that a note offers after an `@`. */
  mentions: {
    label: 'People to mention',
    found: (count: number) =>
      count === 1
        ? '1 person can be mentioned. Enter chooses.'
        : `${count} people can be mentioned. Arrow keys and Enter choose.`,
  },
  /** The tags of other leads that the field of a tag offers. */
  tags: {
    known: 'Tags of other leads',
    found: (count: number) => (count === 1 ? '1 known tag.' : `${count} known tags.`),
  },
  related: {
    title: 'Other enquiries of this person',
    notLoaded: (why: string) => `Other enquiries of this person could not be loaded. ${why}`,
    sameBoth: 'same e-mail and phone',
    sameEmail: 'same e-mail',
    samePhone: 'same phone',
    nobody: 'no owner',
    more: 'There are more enquiries with this e-mail or phone.',
    unlink: (name: string) => `${name} is another person`,
    unlinked: (count: number) =>
      count === 1 ? '1 enquiry of another person' : `${number(count)} enquiries of other people`,
    unlinkedBy: (who: string) => `Unlinked by ${who}`,
    link: (name: string) => `${name} is the same person after all`,
    linkAgain: 'Link again',
    wasUnlinked: 'The enquiry is not shown as one of this person any more.',
    wasLinked: 'The enquiry is shown as one of this person again.',
    failed: (why: string) => `This was not saved. ${why}`,
  },
  templates: {
    title: 'Text templates',
    intro: 'Texts that you send often. From a lead, you send one with two taps.',
    make: 'New template',
    changeTitle: 'Change the template',
    own: 'My templates',
    shared: 'For everybody',
    reading: 'Loading the templates…',
    notRead: 'The templates could not be loaded',
    notLoaded: (why: string) => `The templates could not be loaded. ${why}`,
    none: {
      title: 'No templates yet',
      text: 'Write a text once, and send it to each lead with their name in it.',
    },
    nonePossible:
      'This lead does not have the phone number or e-mail address that the templates need.',
    choose: 'Choose a text',
    manage: 'Manage templates',
    sendBy: (name: string, channel: string) => `${name}: ${channel}`,
    open: (channel: string) => `Open ${channel}`,
    back: 'Back',
    fillIn: 'The lead does not have this value. Fill it in before you send the text.',
    isMissing: 'Fill this in.',
    name: 'Name',
    nameHint: 'Only your team sees it.',
    noName: 'Give the template a name.',
    channels: 'Send it by',
    noChannel: 'Choose at least one way.',
    subject: 'Subject of the e-mail',
    text: 'Text',
    textHint:
      'LeadRabbit fills in what is in braces from the lead. If the lead does not have a value, it asks you before you send the text.',
    noText: 'Write a text.',
    tooLong: (most: number) => `Use at most ${number(most)} characters.`,
    unknownPlaceholder: (name: string) =>
      `{${name}} is filled in by nothing. Use one of the buttons below the text.`,
    insert: 'Insert from the lead',
    placeholders: {
      firstName: 'First name',
      name: 'Full name',
      company: 'Company',
      form: 'Form',
      me: 'My name',
      answer: 'Answer',
    },
    share: 'Everybody in the team sees it',
    save: 'Save',
    saved: (name: string) => `${name} was saved.`,
    change: (name: string) => `Change ${name}`,
    remove: (name: string) => `Remove ${name}`,
    removed: (name: string) => `${name} was removed.`,
    removal: {
      title: (name: string) => `Remove ${name}?`,
      action: 'Remove the template',
      own: 'The text is deleted.',
      shared: 'The text is deleted for everybody in the team.',
    },
  },
  addLead: {
    title: 'Add a lead',
    nameless: 'Enter a name, an e-mail address or a phone number.',
    phoneHint: 'With the country code, such as +49 151 12345678.',
    source: 'Source',
    note: 'Note',
    isKnown: (count: number) =>
      count === 1
        ? 'A lead with this e-mail or phone is here already'
        : `${number(count)} leads with this e-mail or phone are here already`,
    add: 'Add the lead',
    addAnyway: 'Add it anyway',
    added: 'The lead was added.',
    noteNotSaved: (why: string) => `The note was not saved. ${why}`,
  },
});
