import { useQueryClient } from '@tanstack/react-query';
import { useTellDone } from '../ui/toast.ts';
import { MEETINGS, TASKS } from '../api/planner-keys.ts';

/** `useTellDone` for a meeting or a task: what shows them is read again after the undo. */
export function useTellPlanned() {
  const client = useQueryClient();
  const tellDone = useTellDone();
  return (text: string, undo: () => Promise<unknown>): void =>
    tellDone(text, undo, () =>
      Promise.all(
        [MEETINGS, TASKS].map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })),
      ),
    );
}
