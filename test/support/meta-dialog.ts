import type { ApiClient } from './api-client.ts';

/** What a person does in Meta's sign-in dialog. */
export interface DialogAnswer {
  readonly decision?: 'continue' | 'cancel';
  /** Page ids that are ticked; all where left out. */
  readonly pages?: readonly string[];
  /** Permissions that are unticked. */
  readonly declined?: readonly string[];
  readonly user?: string;
}

/**
 * Goes through the emulator's sign-in dialog without a browser: reads its form, answers it.
 *
 * @param dialogUrl where LeadRabbit sent the browser
 * @returns where the dialog sends the browser back to
 */
export async function answerDialog(dialogUrl: string, answer: DialogAnswer = {}): Promise<URL> {
  const page = await (await fetch(dialogUrl)).text();
  const form = new URLSearchParams();
  for (const { type, name, value, isChecked } of readInputs(page)) {
    if (type === 'hidden' || (type === 'radio' && isChecked)) form.append(name, value);
    if (type !== 'checkbox') continue;
    const isKept =
      name === 'page'
        ? (answer.pages?.includes(value) ?? true)
        : !(answer.declined?.includes(value) ?? false);
    if (isKept) form.append(name, value);
  }
  if (answer.user !== undefined) form.set('user', answer.user);
  form.set('decision', answer.decision ?? 'continue');
  const response = await fetch(dialogUrl, { method: 'POST', body: form, redirect: 'manual' });
  const location = response.headers.get('location');
  if (location === null) throw new Error(`the dialog answered ${response.status}`);
  return new URL(location);
}

/**
 * Begins to connect and goes through the dialog.
 *
 * @returns the path of LeadRabbit's callback, with the code and the state, not called yet
 */
export async function signInToMeta(client: ApiClient, answer?: DialogAnswer): Promise<string> {
  const begun = await client.get('/api/facebook/auth');
  const back = await answerDialog(begun.headers.get('location') ?? '', answer);
  return `${back.pathname}${back.search}`;
}

function readInputs(page: string) {
  return [...page.matchAll(/<input\b[^>]*>/g)].map(([tag]) => ({
    type: attribute(tag, 'type'),
    name: attribute(tag, 'name'),
    value: attribute(tag, 'value'),
    isChecked: /\schecked\b/.test(tag),
  }));
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
