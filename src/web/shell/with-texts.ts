import type { ReactNode } from 'react';
import { loadTexts, type Part } from '../texts/texts-store.ts';
import { lazyScreen, type LazyScreen } from './lazy-screen.tsx';

/** Makes screens that are loaded together with the texts that they need. */
export const withTexts =
  (...parts: Part[]) =>
  (load: () => Promise<() => ReactNode>): LazyScreen =>
    lazyScreen(async () => (await Promise.all([load(), ...parts.map(loadTexts)]))[0]);
