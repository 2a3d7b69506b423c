import { ApiError } from './request.ts';

const PROBLEMS: ReadonlySet<string> = new Set([
  'password-too-short',
  'password-too-long',
  'password-too-common',
]);

/** Whether the server refused the new password itself: this is shown at the field. */
export const isPasswordProblem = (error: Error | null): boolean =>
  error instanceof ApiError && PROBLEMS.has(error.code);
