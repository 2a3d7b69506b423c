import type { Formats } from '../formats.ts';

const states = {
  received: 'received',
  stored: 'in the CRM',
  pending: 'pending',
  'needs-attention': 'need attention',
  skipped: 'skipped',
  dismissed: 'dismissed',
  trying: 'being tried',
};

/** The screen of leads that Meta announced and that are not in the CRM. */
export const delivery = ({ number, plural }: Formats) => {
  const leads = (count: number) =>
    `${number(count)} ${plural(count, { one: 'lead', other: 'leads' })}`;
  return {
    title: 'Delivery',
    intro: 'Leads that Meta announced and that are not in the CRM. Every one of them is kept.',
    notRead: 'The held leads could not be read',
    reading: 'Reading the held leads…',
    leads,
    /** After a number of leads. */
    states,
    leadsByState: 'Leads by state',
    leadsToShow: 'Leads to show',
    tabs: {
      'needs-attention': 'Needs attention',
      pending: 'Pending',
      skipped: 'Skipped',
      dismissed: 'Dismissed',
    },
    explanations: {
      'needs-attention':
        'LeadRabbit cannot finish these leads without you. Open a lead to see it, then decide.',
      pending: 'LeadRabbit tries these leads again by itself. You can also retry them now.',
      skipped: 'These leads came in while their Page or Instagram account was disabled.',
      dismissed: 'Somebody decided that these leads are not needed. Retry brings one back.',
    },
    empty: {
      'needs-attention': 'No lead needs attention',
      pending: 'No lead is pending',
      skipped: 'No lead was skipped',
      dismissed: 'No lead is dismissed',
    },
    emptyPending:
      'A lead is pending while Meta cannot be reached or asks LeadRabbit to wait. LeadRabbit tries it again by itself.',
    emptySkipped: 'A lead is skipped if its Page or Instagram account is disabled.',
    emptyDismissed: 'A lead that you dismiss is kept here, and Retry brings it back.',
    emptyAtFirst:
      'A lead that cannot be brought into the CRM is kept here, with the reason and what you can do.',
    allInCrm: 'Every lead that Meta announced is in the CRM.',
    othersInCrm: 'Every other lead that Meta announced is in the CRM.',
    stillPending: (count: number) =>
      `${leads(count)} ${plural(count, { one: 'is', other: 'are' })} pending.`,
    pageGone: 'Page no longer connected',
    group: (name: string, count: number) => `${name}: ${leads(count)}`,
    leadsOf: (name: string) => `Leads of ${name}`,
    showFewer: 'Show fewer',
    showMore: (count: number) => `Show ${number(count)} more`,
    showOlder: 'Show more',
    nextNotRead: 'The next leads could not be read.',
    form: (formId: string) => (formId === '' ? 'Form not known' : `Form ${formId}`),
    leadId: (leadId: string) => `Lead ${leadId}`,
    sent: 'sent',
    received: 'received',
    open: 'Open',
    openLead: (form: string, leadId: string) => `Open the lead of ${form}, id ${leadId}`,
    retry: 'Retry',
    retryLead: (form: string, leadId: string) => `Retry the lead of ${form}, id ${leadId}`,
    retryAll: 'Retry all',
    retryQuestion: (count: number) => `Retry ${leads(count)}?`,
    retryText: {
      'needs-attention':
        'LeadRabbit asks Meta for each of them again. A lead that fails again keeps needing attention. Nothing is lost by trying.',
      pending:
        'LeadRabbit asks Meta for each of them again. A lead that fails again stays pending. Nothing is lost by trying.',
      skipped:
        'LeadRabbit tries each of them again. A lead whose Page or account is still disabled is skipped again.',
      dismissed:
        'LeadRabbit asks Meta for each of them again. A lead that fails again needs attention. Nothing is lost by trying.',
    },
    enableAndTakeIn: (count: number) =>
      count === 1 ? 'Enable and take in' : `Enable and take in ${number(count)}`,
    takeIn: (count: number) => (count === 1 ? 'Take in' : `Take in ${number(count)}`),
    retryThese: (count: number) => `Retry these ${number(count)}`,
    connect: 'Connect',
    facts: {
      dismissed: (by: string, ago: string) => `Dismissed by ${by} ${ago}`,
      tried: (times: number) => (times === 1 ? 'Tried once' : `Tried ${number(times)} times`),
      nextTry: (when: string) => `next try ${when}`,
      kept: 'what Meta sent is kept here',
      deleted: (day: string) => `Meta deleted it on ${day}: its answers are lost`,
      deletes: (day: string, days: number) =>
        `Meta deletes it on ${day}, ${days <= 1 ? 'within a day' : `in ${number(days)} days`}`,
    },
    dialog: {
      title: 'A lead that is not in the CRM',
      metaId: (leadId: string) => `Meta’s lead id ${leadId}`,
      copyId: 'Copy the lead id',
      notRead: 'This lead could not be read',
      reading: 'Reading the lead…',
      answers: 'Answers',
      noAnswers: 'LeadRabbit has no answers of this lead.',
      noAnswer: 'No answer',
      webhook: 'What the webhook said',
      graph: 'What Meta answered',
      copy: (title: string) => `Copy: ${title}`,
    },
    complete: {
      title: 'Complete by hand',
      text: 'The lead then appears in everyone’s lead list, with all answers that LeadRabbit has.',
      name: 'Name',
      phone: 'Phone',
      email: 'E-mail',
      company: 'Company',
      submit: 'Add to the CRM',
      done: 'The lead is in the CRM now.',
      already: 'This lead was in the CRM already. It stays as it is.',
    },
    dismiss: {
      title: 'Dismiss',
      text: 'The lead is not needed, for example because it is a test. It is kept under Dismissed.',
      reason: 'Reason',
      submit: 'Dismiss',
      done: 'The lead is dismissed. Retry brings it back.',
    },
    retried: {
      none: 'There was no lead to retry.',
      one: {
        stored: 'Tried again: the lead is in the CRM now.',
        trying: 'LeadRabbit is still trying the lead. The list shows the result by itself.',
        pending: 'Tried again, and it is still pending.',
        'needs-attention': 'Tried again, and it needs attention.',
        skipped: 'Tried again, and it was skipped.',
        dismissed: 'The lead was dismissed.',
      },
      /** @param parts such as `2 in the CRM` */
      many: (count: number, parts: readonly string[]) =>
        `${leads(count)} were tried again: ${parts.join(', ')}.`,
    },
  };
};
