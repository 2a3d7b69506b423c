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

const AFTERWARDS = {
  parked: 'Those that fail again are parked again; nothing is lost by trying.',
  waiting: 'Those that fail again wait again; nothing is lost by trying.',
  skipped: 'Those whose Page or account is disabled are skipped again.',
  dismissed: 'Those that fail again are parked.',
};

/** Tries all of them again, after a question: a thousand calls to Meta are noticed there. */
export function RetryAll({ state, count, home }: RetryAllProps) {
  const [isOpen, setOpen] = useState(false);
  const retry = useRetry(state, home);
  return (
    <>
      {count > 0 && (
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
        <p>LeadRabbit asks Meta for each of them again, one after the other. {AFTERWARDS[state]}</p>
      </ConfirmDialog>
    </>
  );
}
