import { CircleCheck, CircleDashed } from 'lucide-react';

/** Whether every lead is accounted for; the words beside it say the same. */
export const CompleteIcon = ({ isComplete }: { isComplete: boolean }) =>
  isComplete ? (
    <CircleCheck className="mt-0.5 size-4 shrink-0 text-ok" aria-hidden="true" />
  ) : (
    <CircleDashed className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden="true" />
  );
