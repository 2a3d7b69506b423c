import type { FormQuestion } from '../connections/page.ts';
import type { Lead, LeadAnswer } from '../leads/lead.ts';
import { VALUE_SEPARATOR, type LeadColumn } from './lead-columns.ts';

/** More columns than this help nobody: other answers share the last column. */
const MOST_QUESTIONS = 2_000;

const REST = 'Other answers';

/**
 * One column for each question of the forms. Questions with one key share a column, as Meta gives the same
 * question the same key in every form. What no question asked for, such as an answer of a form that is not known
 * any more, is in the last column.
 *
 * @param taken names of other columns
 */
export function answerColumns(
  questions: Iterable<Pick<FormQuestion, 'key' | 'label'>>,
  taken: readonly string[],
): LeadColumn[] {
  const names = new Set([...taken, REST].map(fold));
  const nameByKey = new Map<string, string>();
  for (const { key, label } of questions) {
    if (nameByKey.has(key) || nameByKey.size === MOST_QUESTIONS) continue;
    const name = freeName([label || key, `${label} (${key})`], names);
    nameByKey.set(key, name);
    names.add(fold(name));
  }
  const byKey = answersByKey();
  const columns = [...nameByKey].map(([key, name]) => ({
    name,
    valueOf: (lead: Lead) => textOf(byKey(lead).get(key) ?? []),
  }));
  const rest = (lead: Lead) =>
    lead.answers
      .filter(({ key }) => !nameByKey.has(key))
      .map((answer) => `${answer.label}: ${textOf([answer])}`)
      .join('\n');
  return [...columns, { name: REST, valueOf: rest }];
}

/** Sorts the answers of a lead once for all of its columns, which are asked for one lead after the other. */
function answersByKey(): (lead: Lead) => ReadonlyMap<string, readonly LeadAnswer[]> {
  let last: { readonly lead: Lead; readonly answers: Map<string, LeadAnswer[]> } | undefined;
  return (lead) => {
    if (last?.lead !== lead) last = { lead, answers: Map.groupBy(lead.answers, ({ key }) => key) };
    return last.answers;
  };
}

const textOf = (answers: readonly LeadAnswer[]): string =>
  answers.flatMap(({ labels }) => labels).join(VALUE_SEPARATOR);

/** The first name that is free, else the last with a number. */
function freeName(candidates: readonly string[], names: ReadonlySet<string>): string {
  const free = candidates.find((name) => !names.has(fold(name)));
  if (free !== undefined) return free;
  const last = candidates.at(-1) ?? '';
  let number = 2;
  while (names.has(fold(`${last} ${number}`))) number += 1;
  return `${last} ${number}`;
}

/** Programs that read files do not tell names apart by case. */
const fold = (name: string): string => name.trim().toLowerCase();
