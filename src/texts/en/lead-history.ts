import type { Outcome } from '../../contract/lead-conversation.ts';
import type { Formats } from '../formats.ts';
import { lostReasons } from './lost-reasons.ts';

const outcomes = {
  reached: 'Reached',
  no_answer: 'No answer',
  wrong_number: 'Wrong number',
  left_message: 'Left a message',
} satisfies Record<Outcome, string>;

/** The timeline of a lead, and the question after a call. They are loaded when a person gets to them. */
export const leadHistory = ({ number }: Formats) => ({
  outcomes,
  lostReasons,
  prompt: {
    title: 'How did it go?',
    skip: 'Do not note it',
    skipped: 'The call or message was not noted.',
    noted: (outcome: Outcome) => `Noted: ${outcomes[outcome]}.`,
    failed: (why: string) => `This was not noted. ${why}`,
  },
  timeline: {
    loading: 'Loading the timeline…',
    notLoaded: 'The timeline could not be loaded',
    older: 'Show older entries',
    leadRabbit: 'LeadRabbit',
    created: 'Lead received',
    createdBy: 'Lead added',
    imported: 'Lead imported from a file',
    seen: 'Opened for the first time',
    undone: 'Undone',
    noteAdded: 'Note added',
    noteEdited: 'Note changed',
    noteRemoved: 'Note removed',
    noteGone: 'This note was removed.',
    assigned: 'Given to its owner by a rule',
    handedOver: 'Handed over, because its owner was disabled',
    taken: 'Taken to answer',
    givenBack: 'Given back before the time was over',
    /** The name of the rule that chose the owner. */
    rule: 'Rule',
    unlinked: 'Other enquiry unlinked: it is from another person',
    linked: 'Other enquiry linked again',
    meetingAdded: 'Meeting planned',
    meetingChanged: 'Meeting changed',
    meetingRemoved: 'Meeting removed',
    taskAdded: 'Task added',
    taskChanged: 'Task changed',
    taskRemoved: 'Task removed',
    item: {
      title: 'Title',
      start: 'Time',
      due: 'Due',
      durationMin: 'Length in minutes',
      place: 'Place',
      url: 'Link',
      state: 'State',
      ownerId: 'Owner',
      assigneeId: 'Owner',
    },
    states: { planned: 'Planned', held: 'Held', no_show: 'Did not come', cancelled: 'Cancelled' },
    taskDone: 'Task done',
    taskReopened: 'Task open again',
    incoming: 'incoming',
    /** A field with its values before and after. */
    status: 'Status',
    owner: 'Owner',
    priority: 'Priority',
    tags: 'Tags',
    lostReason: 'Reason for the loss',
    empty: 'empty',
    from: (before: string) => `before: ${before}`,
    changed: (field: string) => `${field} changed`,
    changes: (count: number) => `${number(count)} fields changed`,
    other: 'Changed',
  },
});
