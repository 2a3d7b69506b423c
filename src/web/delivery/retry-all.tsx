import { RotateCw } from 'lucide-react';
import { useState, type RefObject } from 'react';
import type { HeldState } from '../../contract/inbox.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { writeCount } from '../ui/count.ts';
import { useRetry } from './use-retry.ts';

interface RetryAllProps {
  state: HeldState;
  count: number;
  home: RefObject<HTMLElement | null>;
}

const AFTERWARDS: Readonly<Record<HeldState, string>> = {
  'needs-attention': 'Those that fail again are parked again.',
  pending: 'Those that fail again keep waiting.',
  skipped: 'Those whose Page or account is still disabled are skipped again.',
  dismissed: 'Those that fail again are parked.',
};

/** Retries all leads of a tab, after a question: Meta limits how often it may be asked. */
export function RetryAll({ state, count, home }: RetryAllProps) {
  const [isOpen, setOpen] = useState(false);
  const retry = useRetry(home);
  return (
    <>
      {count > 0 && state !== 'skipped' && (
        <Button onClick={() => setOpen(true)}>
          <RotateCw className="size-3.5" aria-hidden="true" />
          Retry all
        </Button>
      )}
      <ConfirmDialog
        isOpen={isOpen}
        title={`Retry ${writeCount(count, `${state} lead`, `${state} leads`)}?`}
        action="Retry all"
        isBusy={retry.isPending}
        onConfirm={() => retry.mutate({ all: state }, { onSettled: () => setOpen(false) })}
        onCancel={() => setOpen(false)}
      >
        <p>
          LeadRabbit asks Meta for each of them again. {AFTERWARDS[state]} Nothing is lost by
          trying.
        </p>
      </ConfirmDialog>
    </>
  );
}
