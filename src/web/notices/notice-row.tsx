import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import type { Notice } from '../../contract/notice.ts';
import { useFormats, useNoticeTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { placeOfNotice } from './notice-place.ts';
import { sayNotice } from './say-notice.ts';
import { useReadNotices } from './use-read-notices.ts';

/** One notice, with a link to what it is about. Following the link marks it as read. */
export function NoticeRow({ notice }: { notice: Notice }) {
  const texts = useNoticeTexts();
  const { ago, clock, exact } = useFormats();
  const now = useNow();
  const read = useReadNotices();
  const createdAt = new Date(notice.createdAt);
  const isUnread = notice.readAt === null;
  const said = sayNotice(notice, texts, (moment) => clock(moment, now));
  const markRead = () => isUnread && read.mutate({ ids: [notice._id] });
  return (
    <li className="flex min-w-0 items-center gap-3 py-2 pr-3 pl-4">
      <span
        className={clsx('size-2 shrink-0 rounded-full', isUnread && 'bg-accent')}
        aria-hidden="true"
      />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p dir="auto" className={clsx('[overflow-wrap:anywhere]', isUnread && 'font-semibold')}>
          {said}
          {isUnread && <span className="sr-only"> ({texts.unread})</span>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          <time dateTime={notice.createdAt} title={exact(createdAt)}>
            {ago(createdAt, now)}
          </time>
          {notice.isLate && <span>{texts.late}</span>}
        </p>
      </div>
      <NoticeLink notice={notice} label={`${texts.open}: ${said}`} onFollow={markRead} />
    </li>
  );
}

const LINK =
  'inline-flex h-7 shrink-0 items-center rounded-md px-2 text-sm text-accent-text hover:bg-hover pointer-coarse:h-10';

interface NoticeLinkProps {
  notice: Notice;
  label: string;
  onFollow: () => void;
}

function NoticeLink({ notice, label, onFollow }: NoticeLinkProps) {
  const { open } = useNoticeTexts();
  return (
    <Link {...placeOfNotice(notice)} className={LINK} aria-label={label} onClick={onFollow}>
      {open}
    </Link>
  );
}
