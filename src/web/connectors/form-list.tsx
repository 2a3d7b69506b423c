import { useAdminTexts } from '../texts/use-texts.ts';
import type { PageForm } from '../../contract/page.ts';
import { FormCompleteness, FormDifference } from '../completeness/form-completeness.tsx';

interface FormListProps {
  forms: readonly PageForm[];
  /** Meta counts a form's leads over its Page and the Instagram accounts, so only a Page can compare. */
  isCompared: boolean;
}

/** The lead forms of an entry, each with how many leads came through it. */
export function FormList({ forms, isCompared }: FormListProps) {
  const texts = useAdminTexts().connectors;
  return (
    <ul className="grid max-w-xl gap-px">
      {forms.map(({ formId, name, status, leadCount, completeness }) => (
        <li key={formId} className="py-0.5 text-sm">
          <div className="flex items-baseline gap-2">
            <span className="min-w-0 truncate" title={texts.formId(formId)}>
              {name}
            </span>
            {texts.formStates[status] !== undefined && (
              <span className="text-xs text-muted">{texts.formStates[status]}</span>
            )}
            <span
              className="min-w-4 flex-1 self-center border-b border-dotted border-line-strong"
              aria-hidden="true"
            />
            {isCompared && completeness ? (
              <FormCompleteness completeness={completeness} />
            ) : (
              <span className="text-muted tabular-nums">{texts.leads(leadCount)}</span>
            )}
          </div>
          {isCompared && completeness && <FormDifference completeness={completeness} />}
        </li>
      ))}
    </ul>
  );
}
