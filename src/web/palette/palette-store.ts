/** What the palette asks for: anything, or something for the open lead. */
export type PalettePage = 'all' | 'status' | 'owner' | 'priority' | 'task' | 'meeting';

const listeners = new Set<() => void>();
let shown: PalettePage | undefined;

/** Whether the palette is open, and at which page. */
export const paletteStore = {
  subscribe: (notify: () => void): (() => void) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  },
  read: (): PalettePage | undefined => shown,
};

export const openPalette = (page: PalettePage): void => set(page);
export const closePalette = (): void => set(undefined);

function set(next: PalettePage | undefined): void {
  shown = next;
  for (const notify of listeners) notify();
}
