import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { CircleAlert, Plug, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { startConnect } from '../connectors/start-connect.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useDismissedNotices } from './dismissed-notices.ts';

interface AdminNoticeProps {
  /** Another trouble has another id; a notice that was dismissed stays away for this session. */
  id: string;
  /** Leads do not come in as they should; else they soon will not. */
  isBad: boolean;
  action: 'connect' | 'app';
  children: ReactNode;
}

/** One line above the screen: what is wrong and the button that helps. */
export function AdminNotice({ id, isBad, action, children }: AdminNoticeProps) {
  const { isDismissed, dismiss } = useDismissedNotices(id);
  if (isDismissed) return null;
  const Icon = isBad ? CircleAlert : TriangleAlert;
  return (
    <section
      aria-label="Needs an admin"
      className={clsx(
        'flex items-center gap-x-3 border-b py-2 pr-2 pl-4 text-sm',
        isBad ? 'border-danger/25 bg-danger-soft' : 'border-warn/30 bg-warn-soft',
      )}
    >
      <Icon
        className={clsx('size-4 shrink-0 max-sm:hidden', isBad ? 'text-danger-text' : 'text-warn')}
        aria-hidden="true"
      />
      <p role="status" className="line-clamp-3 min-w-0 flex-1 text-pretty [overflow-wrap:anywhere]">
        {children}
      </p>
      {action === 'connect' ? (
        <Button size="sm" onClick={startConnect}>
          <Plug className="size-3.5" aria-hidden="true" />
          Connect
        </Button>
      ) : (
        <Button size="sm" asChild>
          <Link to="/admin/connectors">Details</Link>
        </Button>
      )}
      <IconButton label="Dismiss" className="-ml-2" onClick={dismiss}>
        <X className="size-4" />
      </IconButton>
    </section>
  );
}
