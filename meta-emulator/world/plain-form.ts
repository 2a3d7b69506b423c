import type { Form, Question } from './world.ts';

/** An answer to choose from. */
export const option = (key: string, value: string) => ({ key, value });
export const question = (key: string, type: string, label: string): Question => ({
  key,
  type,
  label,
});

/** A form without any question. */
export function plainForm(
  id: string,
  pageId: string,
  name: string,
  locale: string,
  createdTime: Date,
): Form {
  return {
    id,
    pageId,
    name,
    locale,
    createdTime,
    status: 'ACTIVE',
    headline: name,
    questions: [],
    disclaimers: [],
    trackingParameters: [],
    privacyPolicyUrl: 'https://example.com/privacy',
    thankYou: 'Thank you. We will be in touch.',
  };
}
