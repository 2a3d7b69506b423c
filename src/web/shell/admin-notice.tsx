import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { CircleAlert, Plug, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { startConnect } from '../connectors/start-connect.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { useDismissedNotices } from './dismissed-notices.ts';

interface AdminNoticeProps {
  /** Each problem has its own id. A notice that was dismissed stays hidden for this session. */
  id: string;
  /** Leads are not coming in. If false, they soon may not. */
  isBad: boolean;
  action: 'connect' | 'app';
  children: ReactNode;
}

/** One line above the screen: what is wrong, and the button that helps. */
export function AdminNotice({ id, isBad, action, children }: AdminNoticeProps) {
  const texts = useTexts();
  const { isDismissed, dismiss } = useDismissedNotices(id);
  if (isDismissed) return null;
  const Icon = isBad ? CircleAlert : TriangleAlert;
  return (
    <section
      aria-label={texts.shell.adminNotice.label}
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
          {texts.shell.adminNotice.connect}
        </Button>
      ) : (
        <Button size="sm" asChild>
          <Link to="/admin/connectors">{texts.shell.adminNotice.details}</Link>
        </Button>
      )}
      <IconButton label={texts.ui.dismiss} className="-ml-2" onClick={dismiss}>
        <X className="size-4" />
      </IconButton>
    </section>
  );
}
