import type { Lead } from '../../contract/lead.ts';
import { Select } from '../ui/select.tsx';
import { STATUSES } from './lead-status.ts';
import { StatusGlyph } from './status-glyph.tsx';
import { useStatusChange } from './use-status-change.ts';

const OPTIONS = STATUSES.map((status) => ({
  value: status,
  label: status,
  icon: <StatusGlyph status={status} />,
}));

interface StatusSelectProps {
  lead: Lead;
  label: string;
  look: 'field' | 'quiet';
  className?: string;
}

/** Shows and changes the status of a lead. */
export function StatusSelect({ lead, ...props }: StatusSelectProps) {
  const change = useStatusChange(lead);
  return <Select value={lead.status} options={OPTIONS} onChange={change} {...props} />;
}
