import type { ReactNode, SubmitEvent } from 'react';
import { usePlannerTexts, useBasicTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';

interface PlannerFormProps {
  /** The verb of the button. */
  action?: string;
  /** What is wrong; nothing was stored. */
  problem: string | undefined;
  isBusy: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** The form of a meeting or a task in its window. */
export function PlannerForm(props: PlannerFormProps) {
  const { action, problem, isBusy, onSubmit, onCancel, children } = props;
  const { save } = usePlannerTexts();
  const { ui } = useBasicTexts();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="grid gap-4" noValidate onSubmit={submit}>
      {children}
      {problem !== undefined && (
        <p role="alert" className="text-sm text-pretty text-danger-text">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button disabled={isBusy} onClick={onCancel}>
          {ui.cancel}
        </Button>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {action ?? save}
        </Button>
      </div>
    </form>
  );
}
