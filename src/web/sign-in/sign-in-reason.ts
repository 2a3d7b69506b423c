/** Why someone who was at work has to sign in. */
export type SignInReason = 'ended' | 'signed-out';

/** The line above the form. */
export const INTROS: Readonly<Record<SignInReason | 'first', string>> = {
  first: 'Every enquiry on your screen, within a second.',
  ended: 'Your session has ended. Sign in again to go on where you were.',
  'signed-out': 'You signed out in another tab. Sign in again to go on where you were.',
};

export interface SignInSearch {
  /** Where to go afterwards. */
  readonly to?: string;
  readonly why?: SignInReason;
}

/** What the address of the sign-in page says; what is not understood is left out. */
export const readSignInSearch = ({ to, why }: Record<string, unknown>): SignInSearch => ({
  ...(typeof to === 'string' && { to }),
  ...((why === 'ended' || why === 'signed-out') && { why }),
});
