import type { Lead } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Select } from '../ui/select.tsx';
import { STATUSES } from './lead-status.ts';
import { StatusGlyph } from './status-glyph.tsx';
import { useStatusChange } from './use-status-change.ts';

interface StatusSelectProps {
  lead: Lead;
  label: string;
  look: 'field' | 'quiet';
  className?: string;
}

/** Shows and changes the status of a lead. */
export function StatusSelect({ lead, ...props }: StatusSelectProps) {
  const { statuses } = useTexts().leads;
  const change = useStatusChange(lead);
  const options = STATUSES.map((status) => ({
    value: status,
    label: statuses[status],
    icon: <StatusGlyph status={status} />,
  }));
  return <Select value={lead.status} options={options} onChange={change} {...props} />;
}
