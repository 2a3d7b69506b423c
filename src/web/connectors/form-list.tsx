import type { PageForm } from '../../contract/page.ts';
import { FormCompleteness, FormDifference } from '../completeness/form-completeness.tsx';
import { writeCount } from '../ui/count.ts';

/** Meta's words for a form's state, where it takes no new leads. */
const STATES: Readonly<Record<string, string>> = {
  ARCHIVED: 'Archived',
  DELETED: 'Deleted',
  DRAFT: 'Draft',
};

interface FormListProps {
  forms: readonly PageForm[];
  /** Meta counts a form's leads over its Page and the Instagram accounts, so only a Page can compare. */
  isCompared: boolean;
}

/** The lead forms of an entry, each with how many leads came through it. */
export const FormList = ({ forms, isCompared }: FormListProps) => (
  <ul className="grid max-w-xl gap-px">
    {forms.map(({ formId, name, status, leadCount, completeness }) => (
      <li key={formId} className="py-0.5 text-sm">
        <div className="flex items-baseline gap-2">
          <span className="min-w-0 truncate" title={`Id ${formId}`}>
            {name}
          </span>
          {STATES[status] !== undefined && (
            <span className="text-xs text-muted">{STATES[status]}</span>
          )}
          <span
            className="min-w-4 flex-1 self-center border-b border-dotted border-line-strong"
            aria-hidden="true"
          />
          {isCompared && completeness ? (
            <FormCompleteness completeness={completeness} />
          ) : (
            <span className="text-muted tabular-nums">
              {writeCount(leadCount, 'lead', 'leads')}
            </span>
          )}
        </div>
        {isCompared && completeness && <FormDifference completeness={completeness} />}
      </li>
    ))}
  </ul>
);
