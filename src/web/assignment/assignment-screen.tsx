import { useQuery } from '@tanstack/react-query';
import { Plus, Split } from 'lucide-react';
import { useState } from 'react';
import type { AssignmentRule } from '../../contract/assignment.ts';
import { rulesQuery } from '../api/assignment.ts';
import { AdminScreen } from '../shell/admin-screen.tsx';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleEntry } from './rule-entry.tsx';

/** The rules by which new leads get owners, for admins. */
export function AssignmentScreen() {
  const texts = useAdminTexts().assignment;
  const [edited, edit] = useState<AssignmentRule | 'new'>();
  return (
    <AdminScreen
      title={texts.title}
      intro={texts.intro}
      actions={
        <Button look="primary" onClick={() => edit('new')}>
          <Plus className="size-3.5" aria-hidden="true" />
          {texts.add}
        </Button>
      }
    >
      <RuleList onEdit={edit} />
      {edited !== undefined && (
        <RuleDialog rule={edited === 'new' ? undefined : edited} onClose={() => edit(undefined)} />
      )}
    </AdminScreen>
  );
}

function RuleList({ onEdit }: { onEdit: (rule: AssignmentRule) => void }) {
  const texts = useAdminTexts().assignment;
  const { data: rules, error, refetch } = useQuery(rulesQuery);
  if (rules === undefined && error)
    return <ErrorState title={texts.notRead} error={error} onRetry={() => void refetch()} />;
  if (rules === undefined) return <RowsSkeleton label={texts.reading} />;
  if (rules.length === 0)
    return (
      <EmptyState icon={<Split />} title={texts.none.title}>
        {texts.none.text}
      </EmptyState>
    );
  return (
    <ol
      aria-label={texts.list}
      className="divide-y divide-line rounded-xl border border-line bg-surface"
    >
      {rules.map((rule, index) => (
        <RuleEntry key={rule._id} rules={rules} index={index} onEdit={() => onEdit(rule)} />
      ))}
    </ol>
  );
}
