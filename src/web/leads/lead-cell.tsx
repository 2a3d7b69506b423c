import { useQuery } from '@tanstack/react-query';
import type { Lead } from '../../contract/lead.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { Column } from './column-setting.ts';
import { FormLabel } from './form-label.tsx';
import { SourceLabel } from './source-label.tsx';
import { TagList } from './tag-list.tsx';

interface LeadCellProps {
  lead: Lead;
  column: Column;
}

/** What a column that a person has chosen shows of a lead. */
export function LeadCell({ lead, column }: LeadCellProps) {
  const { priority: priorities } = useTexts().leads.work;
  if (column === 'form') return <FormLabel lead={lead} />;
  if (column === 'source') return <SourceLabel source={lead.source} />;
  if (column === 'tags') return <TagList tags={lead.tags} />;
  if (column === 'owner') return <OwnerName ownerId={lead.ownerId} />;
  if (column === 'priority')
    return <CellText text={lead.priority === null ? '' : priorities.names[lead.priority]} />;
  if (column === 'answer')
    return <CellText text={lead.firstAnswer?.text ?? ''} title={lead.firstAnswer?.label} />;
  return <CellText text={lead[column]} />;
}

const CellText = ({ text, title }: { text: string; title?: string | undefined }) => (
  <span dir="auto" className="truncate text-muted" title={title}>
    {text}
  </span>
);

function OwnerName({ ownerId }: Pick<Lead, 'ownerId'>) {
  const { data: people = [] } = useQuery(userNamesQuery);
  return <CellText text={people.find(({ id }) => id === ownerId)?.name ?? ''} />;
}
