import type { BulkRun } from '../../contract/bulk.ts';
import type { Formats } from '../formats.ts';

/** What a person has changed of many leads in the last minutes. */
export const recentChanges = ({ number, plural }: Formats) => ({
  title: 'Recent changes',
  text: 'Changes of several leads that you made in the last ten minutes. A lead that somebody has changed since keeps its values.',
  none: 'You have not changed several leads at once in the last ten minutes.',
  which: 'Show which',
  undo: (change: string) => `Undo ${change}`,
  until: (time: string) => `Until ${time}`,
  isUndone: 'Undone',
  skipped: (count: number) =>
    plural(count, { one: '1 lead skipped', other: `${number(count)} leads skipped` }),
  others: (count: number) => `and ${number(count)} more`,
  goneLead: 'Lead that is gone',
  reasons: {
    'not-found': 'is gone, or you do not see it any more',
    'lead-busy': 'was changed by others at the same moment. Change it again',
    'changed-since': 'was changed by somebody since',
    'not-changed': 'had not been changed',
  } satisfies Record<BulkRun['skipped'][number]['reason'], string>,
  tags: 'Tags',
});
