import { Check, Minus } from 'lucide-react';
import type { LeadDetails } from '../../contract/lead.ts';
import { useLeadHistoryTexts } from '../texts/use-texts.ts';
import { PanelSection } from './panel-section.tsx';

/** The form's consent boxes, ticked and not. */
export function LeadConsents({ disclaimers }: Pick<LeadDetails, 'disclaimers'>) {
  const { consent } = useLeadHistoryTexts();
  return (
    <PanelSection title={consent.title}>
      <ul className="grid gap-1.5">
        {disclaimers.map(({ key, isChecked }) => (
          <li key={key} className="flex items-start gap-2 text-sm">
            {isChecked ? (
              <Check className="mt-0.5 size-4 shrink-0 text-ok" aria-hidden="true" />
            ) : (
              <Minus className="mt-0.5 size-4 shrink-0 text-faint" aria-hidden="true" />
            )}
            <span dir="auto" className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {inWords(key)}
            </span>
            <span className="text-muted">{isChecked ? consent.agreed : consent.notAgreed}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

/** Meta gives a consent box only a key: `contact_consent` reads as “Contact consent”. */
function inWords(key: string): string {
  const words = key.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
