import type { Form } from '../world/world.ts';

/** What Meta's Lead Ads Testing Tool fills in, also if a phone number should be. */
export function dummyFieldData(form: Form): { name: string; values: string[] }[] {
  return form.questions.map(({ key, type }) => ({
    name: key,
    values: [type === 'EMAIL' ? 'test@meta.com' : `<test lead: dummy data for ${key}>`],
  }));
}
