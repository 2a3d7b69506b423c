/** What the palette asks for: anything, or something for one lead. Some do it at once, without a question. */
export type PalettePage =
  | 'all'
  | 'status'
  | 'owner'
  | 'priority'
  | 'field'
  | 'task'
  | 'meeting'
  | 'mine'
  | 'copyLink'
  /** The list of all keys. */
  | 'keys';

/** What is asked, and for which lead: the open one if it is left out. */
export interface OpenedPalette {
  readonly page: PalettePage;
  readonly leadId: string | undefined;
}

const listeners = new Set<() => void>();
let shown: OpenedPalette | undefined;

/** Whether the palette is open, and with what. */
export const paletteStore = {
  subscribe: (notify: () => void): (() => void) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  },
  read: (): OpenedPalette | undefined => shown,
};

export const openPalette = (page: PalettePage, leadId?: string): void => set({ page, leadId });
export const closePalette = (): void => set(undefined);

function set(next: OpenedPalette | undefined): void {
  shown = next;
  for (const notify of listeners) notify();
}
