import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import type { ContactPromptProps } from './contact-prompt.tsx';

/** `ContactPrompt`, loaded when a contact has begun. */
export const ContactPrompt = lazyScreen<ContactPromptProps>(
  async () =>
    (await Promise.all([import('./contact-prompt.tsx'), loadTexts('history')]))[0].ContactPrompt,
  { isQuiet: true },
);
