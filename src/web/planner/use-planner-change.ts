import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MEETINGS, TASKS } from '../api/planner-keys.ts';
import { toast } from '../ui/toast.ts';

interface ChangeOptions<Variables, Answer> {
  /** Called also if what asked for the change has left the screen. */
  readonly onDone?: (answer: Answer, variables: Variables) => void;
  /** A message says what is wrong if it is left out. */
  readonly onFailed?: (error: Error) => void;
}

/** A change of meetings or tasks: what shows them is read again, also if it failed. */
export function usePlannerChange<Variables, Answer>(
  change: (variables: Variables) => Promise<Answer>,
  {
    onDone,
    onFailed = ({ message }) => toast.error(message),
  }: ChangeOptions<Variables, Answer> = {},
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (answer, variables) => onDone?.(answer, variables),
    onError: onFailed,
    onSettled: async () => {
      // The list that had the focus, if its row is about to leave it.
      const home = document.activeElement?.closest<HTMLElement>('[role="tabpanel"], [data-home]');
      await Promise.all(
        [MEETINGS, TASKS].map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })),
      );
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) home?.focus({ preventScroll: true });
      });
    },
  });
}
