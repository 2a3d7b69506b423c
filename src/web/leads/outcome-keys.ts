/** The keys that answer how a call or a message went, while the question is on the screen. */
export const OUTCOME_KEYS = {
  reached: 'r',
  no_answer: 'b',
  wrong_number: 'z',
} as const;

export type AskedOutcome = keyof typeof OUTCOME_KEYS;

export const ASKED_OUTCOMES = Object.keys(OUTCOME_KEYS) as AskedOutcome[];
