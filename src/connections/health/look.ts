import type { CheckId } from '../../reasons.ts';
import { AppError } from '../../errors.ts';
import { GraphError } from '../../meta-api/graph-error.ts';
import { AppCallError } from './app-call-error.ts';
import { explainFailure } from './explain-failure.ts';
import type { HealthCheck } from './health-report.ts';
import { unknown, warn } from './verdicts.ts';

/** The result of a call of a check, or its error. One that fails does not hide the others. */
export type Found<T> = { readonly value: T } | { readonly error: unknown };

/** @param onBug called for an error that should never happen, to log it */
export async function look<T>(
  question: Promise<T>,
  onBug: (error: unknown) => void,
): Promise<Found<T>> {
  try {
    return { value: await question };
  } catch (error) {
    const isExpected =
      error instanceof GraphError || error instanceof AppCallError || error instanceof AppError;
    if (!isExpected) onBug(error);
    return { error };
  }
}

/**
 * The state of a check. If its call failed, the state is unknown, or amber if a permission is
 * missing, because that does not end by itself.
 *
 * @param who the name of the Page
 */
export function judge<T>(
  id: CheckId,
  found: Found<T>,
  who: string,
  verdict: (value: T) => HealthCheck,
): HealthCheck {
  if ('value' in found) return verdict(found.value);
  const needsPerson = found.error instanceof GraphError && found.error.action === 'permission';
  return (needsPerson ? warn : unknown)(id, explainFailure(found.error, who));
}

/** Whether Meta no longer accepts the Page's token. */
export const isDeadToken = (found: Found<unknown>): found is { readonly error: GraphError } =>
  'error' in found && found.error instanceof GraphError && found.error.action === 'reconnect';
