import type { Formats } from '../formats.ts';

/** Changes of several leads at once. */
export const leadBulk = ({ number, plural, list }: Formats) => {
  const leads = (count: number) =>
    plural(count, { one: '1 lead', other: `${number(count)} leads` });
  return {
    title: 'Selected leads',
    selected: (count: number) => `${leads(count)} selected`,
    running: (done: number, total: number) => `${number(done)} of ${leads(total)} done…`,
    all: 'Select all that match',
    status: 'Set status',
    owner: 'Set owner',
    tag: 'Add a tag',
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
