import type { LeadAnswer } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { PanelSection } from './panel-section.tsx';

interface LeadAnswersProps {
  title: string;
  answers: readonly LeadAnswer[];
}

/** Answers of the form, each under the question as the person read it, and as Meta sent it. */
export function LeadAnswers({ title, answers }: LeadAnswersProps) {
  if (answers.length === 0) return null;
  return (
    <PanelSection title={title}>
      <dl className="grid gap-3.5">
        {answers.map((answer, index) => (
          // Meta may send one key twice.
          <div key={`${answer.key} ${index}`} className="grid gap-0.5">
            <dt dir="auto" className="text-xs text-pretty text-muted" title={answer.key}>
              {answer.label}
            </dt>
            <dd dir="auto" className="text-sm [overflow-wrap:anywhere]">
              <AnswerValues answer={answer} />
            </dd>
          </div>
        ))}
      </dl>
    </PanelSection>
  );
}

function AnswerValues({ answer: { values, labels } }: { answer: LeadAnswer }) {
  const { details } = useTexts().leads;
  const shown = values.map((value, index) => ({ value, label: labels[index] ?? value }));
  if (shown.every(({ label }) => label === ''))
    return (
      <span dir="ltr" className="text-faint">
        {details.noAnswer}
      </span>
    );
  if (shown.length === 1)
    return shown.map(({ value, label }) => (
      <span key={value} title={rawTitle(value, label)} className="whitespace-pre-line">
        {label}
      </span>
    ));
  return (
    <ul className="flex flex-wrap gap-1 pt-0.5">
      {shown.map(({ value, label }, index) => (
        <li
          key={`${value} ${index}`}
          dir="auto"
          title={rawTitle(value, label)}
          className="rounded-md bg-hover px-2 py-0.5"
        >
          {label}
        </li>
      ))}
    </ul>
  );
}

/** What Meta sent, if the person read something else. */
const rawTitle = (value: string, label: string) => (value === label ? undefined : value);
