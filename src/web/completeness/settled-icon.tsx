import { CircleCheck, CircleDashed } from 'lucide-react';

/** Whether all leads are where they should be; the words beside it say the same. */
export const SettledIcon = ({ isSettled }: { isSettled: boolean }) =>
  isSettled ? (
    <CircleCheck className="mt-0.5 size-4 shrink-0 text-ok" aria-hidden="true" />
  ) : (
    <CircleDashed className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden="true" />
  );
