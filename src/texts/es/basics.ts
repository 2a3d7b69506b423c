import type { Formats } from '../formats.ts';
import type { BasicTexts } from '../texts.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { ui } from './ui.ts';

export const basics = (formats: Formats): BasicTexts => ({
  shell: shell(formats),
  signIn: signIn(),
  ui: ui(),
});
