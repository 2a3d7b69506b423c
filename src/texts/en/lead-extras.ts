import type { Formats } from '../formats.ts';

/** What belongs to a lead and is loaded when a person gets to it. */
export const leadExtras = ({ number }: Formats) => ({
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
    wasUnlinked: 'The enquiry is shown no more as one of this person.',
    wasLinked: 'The enquiry is shown as one of this person again.',
    failed: (why: string) => `This was not saved. ${why}`,
  },
});
