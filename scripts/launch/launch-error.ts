/** Something the operator can put right; shown without a stack. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}
