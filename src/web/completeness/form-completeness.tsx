import { useAdminTexts } from '../texts/use-texts.ts';
import type { Completeness } from '../../contract/completeness.ts';
import { explainDifference, isComplete } from './explain-completeness.ts';
import { CompleteIcon } from './complete-icon.tsx';

/** The same for one form, at the end of its line; why they differ is below. */
export function FormCompleteness({ completeness }: { completeness: Completeness }) {
  const { proof } = useAdminTexts().connectors;
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap tabular-nums">
      <span className="text-muted">
        {proof.counts(completeness.metaCount, completeness.stored)}
      </span>
      <span className="-mt-0.5">
        <CompleteIcon isComplete={isComplete(completeness)} />
      </span>
    </span>
  );
}

/** Nothing if the counts agree. */
export function FormDifference({ completeness }: { completeness: Completeness }) {
  const { proof } = useAdminTexts().connectors;
  const differences = explainDifference(completeness);
  if (differences.length === 0) return null;
  return (
    <p className="text-xs text-muted">
      {differences.map(({ kind, count }) => proof.differences[kind](count)).join(', ')}
    </p>
  );
}
