import { useAdminTexts } from '../texts/use-texts.ts';
import { Scale } from 'lucide-react';
import type { Completeness } from '../../contract/completeness.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { DifferenceList } from './difference-list.tsx';
import { explainDifference, isComplete } from './explain-completeness.ts';
import { CompleteIcon } from './complete-icon.tsx';

interface PageCompletenessProps {
  name: string;
  /** Null before Meta's count was first read. */
  completeness: Completeness | null;
  isBusy: boolean;
  /** Syncs what is missing; undefined if nothing is enabled or Meta lets nothing be read. */
  onSync: (() => void) | undefined;
}

/** Whether a lead of a Page is missing, in one sentence, and the button that syncs it. */
export function PageCompleteness(props: PageCompletenessProps) {
  const { name, completeness, isBusy, onSync } = props;
  const { proof } = useAdminTexts().connectors;
  if (!completeness)
    return (
      <p className="flex gap-2 text-sm text-muted">
        <Scale className="mt-0.5 size-4 shrink-0 text-faint" aria-hidden="true" />
        {proof.notCompared}
      </p>
    );
  const differences = explainDifference(completeness);
  return (
    <div className="flex flex-wrap items-start gap-x-2 gap-y-1.5 text-sm">
      <CompleteIcon isComplete={isComplete(completeness)} />
      <p className="min-w-0 flex-1 basis-48 text-pretty">
        <span className="font-medium tabular-nums">
          {proof.counts(completeness.metaCount, completeness.stored)}
        </span>
        {differences.length > 0 && (
          <span className="text-muted">
            : <DifferenceList differences={differences} />.
          </span>
        )}{' '}
        <span className="text-xs whitespace-nowrap text-muted">
          {proof.checked} <TimeAgo iso={completeness.checkedAt} />
        </span>
      </p>
      {completeness.missing > 0 && onSync && (
        <Button
          size="sm"
          className="-my-1"
          disabled={isBusy}
          aria-label={proof.syncOf(name)}
          onClick={onSync}
        >
          {proof.sync}
        </Button>
      )}
    </div>
  );
}
