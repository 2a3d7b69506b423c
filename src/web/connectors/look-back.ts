import type { ConnectedPage } from '../../contract/page.ts';

/** How far back leads are fetched when entries are enabled. */
export type LookBack = 'settled' | '0' | '1' | '7' | '30' | '90';

export const LOOK_BACKS: readonly { readonly value: LookBack; readonly label: string }[] = [
  { value: 'settled', label: 'Since it was last settled' },
  { value: '0', label: 'Only new ones from now on' },
  { value: '1', label: 'The last day' },
  { value: '7', label: 'The last 7 days' },
  { value: '30', label: 'The last 30 days' },
  { value: '90', label: 'The last 90 days, all that Meta keeps' },
];

/** What was enabled before may go on where it stood. */
const hasHistory = (pages: readonly ConnectedPage[]): boolean =>
  pages.some(({ watermark }) => watermark !== null);

export const offerLookBacks = (pages: readonly ConnectedPage[]) =>
  hasHistory(pages) ? LOOK_BACKS : LOOK_BACKS.filter(({ value }) => value !== 'settled');

export const usualLookBack = (pages: readonly ConnectedPage[]): LookBack =>
  hasHistory(pages) ? 'settled' : '1';

/** As the server wants it: undefined for since it was last settled. */
export const lookBackDays = (lookBack: LookBack): number | undefined =>
  lookBack === 'settled' ? undefined : Number(lookBack);
