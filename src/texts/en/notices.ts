import type { Formats } from '../formats.ts';

/** What a person is told: new leads and reminders. */
export const notices = ({ number }: Formats) => ({
  title: 'Notices',
  intro: 'New leads of yours, notes that mention you, and reminders of your meetings and tasks.',
  list: 'Your notices',
  reading: 'Loading the notices…',
  notRead: 'The notices could not be loaded',
  none: {
    title: 'No notices',
    text: 'You are told here when a lead becomes yours or something is due.',
  },
  markAllRead: 'Mark all as read',
  unread: 'unread',
  open: 'Open',
  noName: 'No name',
  /** In place of the title of a meeting or a task that was deleted. */
  deleted: 'deleted',
  late: 'This reminder came late, because LeadRabbit was not running.',
  many: (count: number) => `You have ${number(count)} new notices.`,
  say: {
    leadAssigned: (lead: string) => `New lead for you: ${lead}`,
    oldLeadsAssigned: 'Older leads were given to you.',
    leadsGiven: 'Several leads were given to you.',
    /** @param by null if the note was removed */
    mentioned: (by: string | null, lead: string) =>
      by === null
        ? `You were mentioned in a note about ${lead}, which was removed.`
        : `${by} mentioned you in a note about ${lead}`,
    importDone: (file: string) => `Your import of ${file} is done`,
    importUndone: (file: string) => `Your import of ${file} was undone`,
    workHandedOver: 'The leads, tasks and meetings of a person who left were given to you.',
    meetingSoon: (title: string, time: string) => `Meeting at ${time}: ${title}`,
    taskDue: (title: string) => `Task due: ${title}`,
    other: 'Something new for you.',
  },
  device: {
    allow: 'Show notices on this device',
    allowed: 'This device shows notices while LeadRabbit is open in a tab.',
    blocked:
      'This browser blocks notices of LeadRabbit. Allow them in the settings of the browser.',
  },
});
