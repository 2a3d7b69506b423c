/** Why a person who was signed in has to sign in again. */
export type SignInReason = 'ended' | 'signed-out';

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
