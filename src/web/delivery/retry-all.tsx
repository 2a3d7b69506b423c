import { useAdminTexts } from '../texts/use-texts.ts';
import { RotateCw } from 'lucide-react';
import { useState, type RefObject } from 'react';
import type { HeldState } from '../../contract/inbox.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useRetry } from './use-retry.ts';

interface RetryAllProps {
  state: HeldState;
  count: number;
  home: RefObject<HTMLElement | null>;
}

/** Retries all leads of a tab, after a question: Meta limits how often it may be asked. */
export function RetryAll({ state, count, home }: RetryAllProps) {
  const texts = useAdminTexts().delivery;
  const [isOpen, setOpen] = useState(false);
  const retry = useRetry(home);
  return (
    <>
      {count > 0 && state !== 'skipped' && (
        <Button onClick={() => setOpen(true)}>
          <RotateCw className="size-3.5" aria-hidden="true" />
          {texts.retryAll}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isOpen}
        title={texts.retryQuestion(count)}
        action={texts.retryAll}
        isBusy={retry.isPending}
        onConfirm={() => retry.mutate({ all: state }, { onSettled: () => setOpen(false) })}
        onCancel={() => setOpen(false)}
      >
        <p>{texts.retryText[state]}</p>
      </ConfirmDialog>
    </>
  );
}
