import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Notice } from '../../contract/notice.ts';
import { noticesQuery } from '../api/notices.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import type { NoticeTellerProps } from './notice-teller.tsx';

/** Screens are shown before it, and it is loaded with the first notice that comes. */
const NoticeTeller = lazyScreen<NoticeTellerProps>(
  async () =>
    (await Promise.all([import('./notice-teller.tsx'), loadTexts('notices')]))[0].NoticeTeller,
  { isQuiet: true },
);

/** Tells of notices that come while the application is open. */
export function NoticeWatch() {
  const { data } = useQuery(noticesQuery);
  const known = useRef<ReadonlySet<string>>(undefined);
  const [fresh, setFresh] = useState<readonly Notice[]>([]);
  useEffect(() => {
    if (!data) return;
    const before = known.current;
    known.current = new Set(data.notices.map(({ _id }) => _id));
    const found = data.notices.filter(({ _id, readAt }) => readAt === null && !before?.has(_id));
    if (before && found.length > 0) setFresh(found);
  }, [data]);
  return fresh.length > 0 && <NoticeTeller notices={fresh} />;
}
