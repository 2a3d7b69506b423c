import type { Lead } from '../../contract/lead.ts';
import { useLeadHistoryTexts } from '../texts/use-texts.ts';
import { LeaseLine } from './lease-line.tsx';

export interface LeadStateLinesProps {
  lead: Lead;
  /** As the team wrote it, or the id of one of the first reasons; empty if the lead is not lost. */
  lostReason: string;
}

/** Why a lead is lost, and who has taken it or by which rule its owner has it. */
export function LeadStateLines({ lead, lostReason }: LeadStateLinesProps) {
  const { lostReasons, timeline } = useLeadHistoryTexts();
  const words: Readonly<Record<string, string>> = lostReasons;
  return (
    <>
      {lostReason !== '' && (
        <p className="-mt-1.5 text-sm [overflow-wrap:anywhere]">
          <span className="text-muted">{timeline.lostReason}: </span>
          <bdi>{words[lostReason] ?? lostReason}</bdi>
        </p>
      )}
      <LeaseLine lead={lead} />
    </>
  );
}
