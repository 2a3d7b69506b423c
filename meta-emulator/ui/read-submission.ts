import type { NewLeads } from '../control/control-schemas.ts';
import type { Form } from '../world/world.ts';
import { fromInputValue, inputName } from './question-input.ts';

export type Submission = Record<string, string | string[] | undefined>;

/** What a person sent. An empty answer becomes an empty list, and is not made up. */
export function readSubmission(form: Form, sent: Submission): NewLeads {
  const answers = form.questions.map(({ key, type }, position) => {
    const given = [sent[inputName(position)] ?? []].flat().filter((value) => value !== '');
    return [key, given.map((value) => fromInputValue(type, value))];
  });
  const ticked = [sent['disclaimer'] ?? []].flat();
  return {
    formId: form.id,
    platform: sent['platform'] === 'ig' ? 'ig' : 'fb',
    organic: sent['organic'] === 'yes',
    answers: Object.fromEntries(answers) as Record<string, string[]>,
    disclaimers: Object.fromEntries(form.disclaimers.map(({ key }) => [key, ticked.includes(key)])),
  };
}
