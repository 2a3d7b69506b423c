import type { Completeness } from '../../contract/completeness.ts';
import { compareInWords, explainDifference, isSettled } from './explain-completeness.ts';
import { SettledIcon } from './settled-icon.tsx';

/** The same for one form, at the end of its line; why they differ stands below. */
export const FormCompleteness = ({ completeness }: { completeness: Completeness }) => (
  <span className="flex items-center gap-1.5 whitespace-nowrap tabular-nums">
    <span className="text-muted">{compareInWords(completeness)}</span>
    <span className="-mt-0.5">
      <SettledIcon isSettled={isSettled(completeness)} />
    </span>
  </span>
);

/** Nothing where the counts agree. */
export function FormDifference({ completeness }: { completeness: Completeness }) {
  const differences = explainDifference(completeness);
  if (differences.length === 0) return null;
  return <p className="text-xs text-muted">{differences.map(({ text }) => text).join(', ')}</p>;
}
