import { useQuery } from '@tanstack/react-query';
import { noticesQuery } from '../api/notices.ts';

/** How many notices the person has not read. */
export function useUnread(): number {
  const { data = 0 } = useQuery({ ...noticesQuery, select: ({ unread }) => unread });
  return data;
}
