import { useMutation, useQueryClient } from '@tanstack/react-query';
import { NOTICES } from '../api/notices-key.ts';
import { readNotices } from '../api/notices.ts';

/** Marks notices as read. */
export function useReadNotices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: readNotices,
    onSettled: () => client.invalidateQueries({ queryKey: NOTICES }),
  });
}
