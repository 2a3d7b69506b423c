import type { Formats } from '../formats.ts';

/** The screen about privacy. */
export const privacy = ({ number, plural, list }: Formats) => ({
  title: 'Privacy',
  intro: 'What to do when a person or Meta asks you to delete data.',
  /** Meta mails ids of people who removed the app and want their data deleted. */
  deletionIds: {
    title: 'Ids from Meta’s e-mail',
    intro:
      'Meta sends the owner of the app an e-mail with the ids of people who want their data deleted. They are people who signed in to Meta to connect Pages, not leads. LeadRabbit deletes their identity and every token that came from their sign-in. Their Pages then need a new sign-in. Leads stay.',
    label: 'Ids',
    hint: 'Paste the ids, one per line or with commas.',
    submit: 'Delete their data',
    noIds: 'Paste at least one id. An id has digits only.',
    notIds: (words: readonly string[], count: number) =>
      count > words.length
        ? `${number(count)} words are not ids, such as ${list(words)}. Remove them and try again.`
        : `${plural(count, { one: 'This is not an id', other: 'These are not ids' })}: ${list(words)}. An id has digits only.`,
    tooMany: (most: number) => `Paste at most ${number(most)} ids at once.`,
    confirm: {
      title: (count: number) =>
        `Delete the data of ${number(count)} ${plural(count, { one: 'person', other: 'people' })}?`,
      text: 'Pages that only this sign-in gives access to stop taking leads in until somebody connects them again. This cannot be undone.',
      action: 'Delete',
    },
    done: (count: number) =>
      `Done for ${number(count)} ${plural(count, { one: 'id', other: 'ids' })}.`,
    results: 'Results',
    outcome: (pages: number) =>
      pages === 0
        ? 'LeadRabbit had nothing of this person.'
        : `Identity deleted. ${number(pages)} ${plural(pages, { one: 'Page or account needs', other: 'Pages and accounts need' })} a new sign-in to Meta.`,
    code: 'Code',
    copyAddress: (code: string) => `Copy the address of the status page ${code}`,
    statusPage: 'Status page',
    ofCode: (code: string) => `of ${code}`,
  },
});
