import type { Formats } from '../formats.ts';

export interface RetentionCounts {
  readonly deliveries: number;
  readonly readings: number;
  readonly leads: number;
}

/** The screen about privacy. */
export const privacy = ({ number, plural, list }: Formats) => {
  const listCounts = ({ deliveries, readings, leads }: RetentionCounts): string => {
    const parts = [
      [deliveries, plural(deliveries, { one: 'webhook', other: 'webhooks' })],
      [readings, plural(readings, { one: 'original answer', other: 'original answers' })],
      [leads, plural(leads, { one: 'lead', other: 'leads' })],
    ] as const;
    const named = parts.filter(([count]) => count > 0);
    return named.length === 0
      ? 'nothing'
      : list(named.map(([count, name]) => `${number(count)} ${name}`));
  };
  return {
    title: 'Privacy',
    intro:
      'What is kept for how long, and what to do when a person or Meta asks you to delete data.',
    retention: {
      title: 'How long data is kept',
      intro: 'Older data is deleted once a day. An empty field keeps it for ever.',
      notLoaded: 'The limits could not be loaded',
      forEver: 'for ever',
      fields: {
        deliveryDays: {
          label: 'Webhooks, days',
          hint: 'The messages of Meta as they came in.',
        },
        readingDays: {
          label: 'Original answers, days',
          hint: 'What Meta said of leads that are in the CRM. The leads stay.',
        },
        leadDays: {
          label: 'Leads, days',
          hint: 'Leads are erased this long after they were sent.',
        },
      },
      save: 'Save',
      saved: 'The limits are saved.',
      saveFirst: 'Save to see what the next run would delete.',
      preview: (counts: RetentionCounts) => `The next run deletes ${listCounts(counts)}.`,
      lastRun: (when: string, counts: RetentionCounts) =>
        `The last run, ${when}, deleted ${listCounts(counts)}.`,
    },
    erasures: {
      title: 'Erased people',
      intro:
        'Each certificate says what was deleted, when and by whom, and nothing of the person. To erase a person, open one of their leads.',
      notLoaded: 'The certificates could not be loaded',
      none: 'Nobody was erased yet.',
      by: (name: string) => `By ${name}.`,
      actors: {
        operator: 'the operator',
        system: 'the retention limits',
        'api-key': 'an API key',
        user: 'a former colleague',
      } as Readonly<Record<string, string>>,
    },
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
  };
};
