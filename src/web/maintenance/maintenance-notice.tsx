import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { maintenanceQuery } from '../api/audit.ts';
import { useDismissedNotices } from '../shell/dismissed-notices.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';

/** A reminder of the secrets that are older than 90 days, if there are any. For admins. */
export function MaintenanceNotice() {
  const texts = useAdminTexts().maintenance;
  const { data: items = [] } = useQuery(maintenanceQuery);
  const due = items.filter(({ isDue }) => isDue).map(({ name }) => name);
  const { isDismissed, dismiss } = useDismissedNotices(`maintenance ${due.join(' ')}`);
  if (due.length === 0 || isDismissed) return null;
  return (
    <Alert title={texts.notice.title} onDismiss={dismiss}>
      <p>
        {texts.notice.text(due.map((name) => texts.names[name]))}{' '}
        <Link
          to="/admin/audit"
          className="rounded-sm font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
        >
          {texts.notice.link}
        </Link>
      </p>
    </Alert>
  );
}
