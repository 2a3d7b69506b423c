import { useEffect, useSyncExternalStore } from 'react';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import { holdKeys, useHotkeys } from '../ui/use-hotkeys.ts';
import { closePalette, openPalette, paletteStore, type OpenedPalette } from './palette-store.ts';

const Palette = lazyScreen<OpenedPalette & { onClose: () => void }>(
  async () => (await Promise.all([import('./palette.tsx'), loadTexts('palette')]))[0].Palette,
  { isQuiet: true },
);

/** Opens the palette by Ctrl+K, or Command+K on a Mac, and the list of keys. They are loaded when one is first opened. */
export function PaletteHost() {
  const opened = useSyncExternalStore(paletteStore.subscribe, paletteStore.read);
  useHotkeys({ '?': () => openPalette('keys') });
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
  // What is typed while the palette is loaded is not for the screen behind it.
  useEffect(() => (opened ? holdKeys() : undefined), [opened]);
  return opened && <Palette key={opened.page} {...opened} onClose={closePalette} />;
}
