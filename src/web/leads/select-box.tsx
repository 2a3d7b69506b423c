import type { Lead } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { leadName } from './lead-name.ts';
import { useSelection } from './selection.tsx';
import { useListedIds } from './use-listed-ids.ts';

interface SelectBoxProps {
  lead: Lead;
  className: string;
}

/** Ticks a lead, so that it is changed together with others. */
export function SelectBox({ lead, className }: SelectBoxProps) {
  const { select, noName } = useTexts().leads;
  const { ids, toggle } = useSelection();
  const listed = useListedIds();
  return (
    <input
      type="checkbox"
      aria-label={select(leadName(lead, noName))}
      className={`relative z-10 shrink-0 accent-accent ${className}`}
      checked={ids.has(lead._id)}
      // A click carries the shift key, and a change does not.
      onClick={({ shiftKey }) => toggle(lead._id, shiftKey, listed())}
      onChange={() => undefined}
    />
  );
}
