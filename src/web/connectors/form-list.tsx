import type { PageForm } from '../../contract/page.ts';

/** Meta's words for a form's state, where it takes no new leads. */
const STATES: Readonly<Record<string, string>> = {
  ARCHIVED: 'Archived',
  DELETED: 'Deleted',
  DRAFT: 'Draft',
};

/** The lead forms of an entry, each with how many leads came through it. */
export const FormList = ({ forms }: { forms: readonly PageForm[] }) => (
  <ul className="grid max-w-xl gap-px">
    {forms.map(({ formId, name, status, leadCount }) => (
      <li key={formId} className="flex items-baseline gap-2 py-0.5 text-sm">
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
        <span className="text-muted tabular-nums">
          {leadCount === 1 ? '1 lead' : `${leadCount.toLocaleString('en-GB')} leads`}
        </span>
      </li>
    ))}
  </ul>
);
