import type { ConnectedPage } from '../../contract/page.ts';

/** How far back a sync looks when connections are enabled. */
export type LookBack = 'settled' | '0' | '1' | '7' | '30' | '90';

const LOOK_BACKS: readonly LookBack[] = ['settled', '0', '1', '7', '30', '90'];

/** A connection that was enabled before can go on from there. */
const hasHistory = (pages: readonly ConnectedPage[]): boolean =>
  pages.some(({ watermark }) => watermark !== null);

export const offerLookBacks = (pages: readonly ConnectedPage[]): readonly LookBack[] =>
  hasHistory(pages) ? LOOK_BACKS : LOOK_BACKS.filter((value) => value !== 'settled');

export const usualLookBack = (pages: readonly ConnectedPage[]): LookBack =>
  hasHistory(pages) ? 'settled' : '1';

/** As the server wants it: undefined for since the last complete sync. */
export const lookBackDays = (lookBack: LookBack): number | undefined =>
  lookBack === 'settled' ? undefined : Number(lookBack);
