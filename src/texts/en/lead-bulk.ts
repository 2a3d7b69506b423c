import type { Formats } from '../formats.ts';

/** Changes of several leads at once. */
export const leadBulk = ({ number, plural, list }: Formats) => {
  const leads = (count: number) =>
    plural(count, { one: '1 lead', other: `${number(count)} leads` });
  return {
    title: 'Selected leads',
    selected: (count: number) => `${leads(count)} selected`,
    selectedPart: (first: number, last: number, isMore: boolean) => {
      const all = isMore ? `more than ${number(last)}` : number(last);
      return first === 1
        ? `The first ${number(last)} of ${all} leads selected`
        : `Leads ${number(first)} to ${number(last)} of ${all} selected`;
    },
    partHint: (most: number) =>
      `One change takes at most ${number(most)} leads. Select the next ones afterwards.`,
    moreMatch: 'More leads match.',
    selectNext: 'Select the next ones',
    noneLeft: 'No other lead matches.',
    running: (done: number, total: number) => `${number(done)} of ${leads(total)} done…`,
    all: 'Select all that match',
    status: 'Set status',
    owner: 'Set owner',
    priority: 'Set priority',
    tags: 'Tags…',
    tagsTitle: (count: number) => `Tags of ${leads(count)}`,
    addTag: 'Tag to add',
    removeTag: 'Tag to remove',
    save: 'Save',
    export: 'Export',
    exported: (count: number, missing: number) =>
      missing === 0
        ? `${leads(count)} exported.`
        : `${leads(count)} exported. ${leads(missing)} left out, because they are gone.`,
    notExported: (why: string) => `The leads were not exported. ${why}`,
    erase: 'Erase…',
    eraseTitle: (count: number) => `Erase ${leads(count)}?`,
    eraseWhat:
      'Name, contact details, answers, notes, search terms and the webhooks that named these people are deleted. If Meta sends them again, LeadRabbit does not store them. Other enquiries of the same people stay.',
    eraseWarning:
      'This cannot be undone. Backups that were made before still hold the people; delete them when you can.',
    eraseNow: (count: number) => `Erase ${leads(count)}`,
    erased: (count: number, missing: number) =>
      missing === 0
        ? `${leads(count)} erased. Backups still hold them.`
        : `${leads(count)} erased. Backups still hold them. ${leads(missing)} had been erased before.`,
    notErased: (erased: number, why: string) =>
      `${leads(erased)} erased. The others were not erased. ${why}`,
    clear: 'Clear the selection',
    done: (changed: number, same: number, skipped: number) =>
      `${list([
        `${leads(changed)} changed`,
        ...(same > 0 ? [`${number(same)} had this value already`] : []),
        ...(skipped > 0 ? [`${number(skipped)} skipped, because they are gone or busy`] : []),
      ])}.`,
    failed: (why: string) => `The leads could not be changed. ${why}`,
    undo: 'Undo',
    undone: (restored: number, kept: number) =>
      kept === 0
        ? `${leads(restored)} restored.`
        : `${leads(restored)} restored. ${leads(kept)} kept, because somebody has changed them since.`,
    notUndone: (why: string) => `The change was not undone. ${why}`,
  };
};
