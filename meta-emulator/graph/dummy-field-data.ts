import type { Form } from '../world/world.ts';

/** The text that Meta's Lead Ads Testing Tool fills in, even for a phone number. */
export function dummyFieldData(form: Form): { name: string; values: string[] }[] {
  return form.questions.map(({ key, type }) => ({
    name: key,
    values: [type === 'EMAIL' ? 'test@meta.com' : `<test lead: dummy data for ${key}>`],
  }));
}
