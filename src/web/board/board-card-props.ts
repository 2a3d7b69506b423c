import type { Lead } from '../../contract/lead.ts';
import type { Move } from './use-move.ts';

/** A lead on the board, with what is around it. */
export interface BoardCardProps {
  lead: Lead;
  /** All that are shown of its column. */
  leads: readonly Lead[];
  previous: string | undefined;
  next: string | undefined;
  onMove: (move: Move) => void;
}
