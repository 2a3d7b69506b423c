import type { Formats } from '../formats.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { ui } from './ui.ts';

/** What every screen needs, also before the sign-in. Kept small, because the sign-in waits for it. */
export const basics = (formats: Formats) => ({
  shell: shell(formats),
  signIn: signIn(),
  ui: ui(),
});
