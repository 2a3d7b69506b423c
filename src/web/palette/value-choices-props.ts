import type { Lead } from '../../contract/lead.ts';

/** For the values that one field of a lead can have. */
export interface ValueChoicesProps {
  lead: Lead;
  /** Names the field too, if values of several fields are in one list. */
  labelOf?: (value: string) => string;
  onClose: () => void;
}

export const same = (value: string): string => value;
