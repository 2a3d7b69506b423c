import { countryOfPhone } from '../leads/country-of-phone.ts';
import { foldText } from '../leads/fold-text.ts';
import type { Lead } from '../leads/lead.ts';
import type { AnswerCondition, RuleConditions } from './assignment-rule.ts';

/** Whether a rule with these conditions is for a lead. */
export function matchesRule(lead: Lead, when: RuleConditions): boolean {
  return (
    allows(when.pageIds, lead.metaData?.pageId) &&
    allows(when.formIds, lead.metaData?.formId) &&
    allows(when.campaignIds, lead.origin?.campaignId) &&
    allows(when.sources, lead.source) &&
    (when.countries.length === 0 || allows(when.countries, countryOfPhone(lead.phoneE164))) &&
    when.answers.every((condition) => hasAnswer(lead, condition))
  );
}

const allows = <Value>(list: readonly Value[], value: Value | undefined): boolean =>
  list.length === 0 || (value !== undefined && list.includes(value));

/** Without regard to case, accents and spaces around it. */
function hasAnswer({ answers }: Lead, { question, values }: AnswerCondition): boolean {
  const asked = fold(question);
  const wanted = new Set(values.map(fold));
  return answers.some(
    ({ key, label, values: given, labels }) =>
      (fold(key) === asked || fold(label) === asked) &&
      [...given, ...labels].some((value) => wanted.has(fold(value))),
  );
}

const fold = (text: string): string => foldText(text).trim();
