import type { KeyboardEvent } from 'react';

/** Ctrl or Cmd and Enter send the form: Enter alone begins a line. */
export function submitByKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
