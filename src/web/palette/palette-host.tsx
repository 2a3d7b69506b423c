import { useEffect, useSyncExternalStore } from 'react';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import { closePalette, openPalette, paletteStore, type PalettePage } from './palette-store.ts';

const Palette = lazyScreen<{ page: PalettePage; onClose: () => void }>(
  async () => (await Promise.all([import('./palette.tsx'), loadTexts('palette')]))[0].Palette,
  { isQuiet: true },
);

/** Opens the palette by Ctrl+K, or Command+K on a Mac. It is loaded when it is first opened. */
export function PaletteHost() {
  const page = useSyncExternalStore(paletteStore.subscribe, paletteStore.read);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) return;
      if (event.ctrlKey === event.metaKey) return;
      // The browser would search the web with it.
      event.preventDefault();
      if (paletteStore.read()) closePalette();
      else if (!document.querySelector('dialog[open]')) openPalette('all');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return page && <Palette key={page} page={page} onClose={closePalette} />;
}
