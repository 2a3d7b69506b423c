import { Check, X } from 'lucide-react';
import type { LeadDetails } from '../../contract/lead.ts';
import { PanelSection } from './panel-section.tsx';

/** The form's consent boxes, ticked and not. */
export function LeadConsents({ disclaimers }: Pick<LeadDetails, 'disclaimers'>) {
  if (disclaimers.length === 0) return null;
  return (
    <PanelSection title="Consent">
      <ul className="grid gap-1.5">
        {disclaimers.map(({ key, isChecked }) => (
          <li key={key} className="flex items-start gap-2 text-sm">
            {isChecked ? (
              <Check className="mt-0.5 size-4 shrink-0 text-ok" aria-hidden="true" />
            ) : (
              <X className="mt-0.5 size-4 shrink-0 text-danger-text" aria-hidden="true" />
            )}
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {key.replaceAll('_', ' ')}
            </span>
            <span className="text-muted">{isChecked ? 'Agreed' : 'Not agreed'}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
