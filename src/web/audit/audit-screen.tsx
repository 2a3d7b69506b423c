import { Download } from 'lucide-react';
import { auditCsvUrl } from '../api/audit.ts';
import { MaintenancePanel } from '../maintenance/maintenance-panel.tsx';
import { AdminScreen } from '../shell/admin-screen.tsx';
import { useAdminTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Button } from '../ui/button.tsx';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { AuditTrail } from './audit-trail.tsx';
import { useAuditFilters } from './use-audit-filters.ts';

/** Who did what, and what should be changed every quarter; for admins. */
export function AuditScreen() {
  const texts = useAdminTexts().audit;
  const [filters, narrow] = useAuditFilters();
  const now = useNow();
  return (
    <AdminScreen
      title={texts.title}
      intro={texts.intro}
      actions={
        <Button asChild>
          <a href={auditCsvUrl(filters, now)} download title={texts.csvHint}>
            <Download className="size-3.5" aria-hidden="true" />
            {texts.csv}
          </a>
        </Button>
      }
    >
      <MaintenancePanel />
      <section aria-label={texts.entries} className="grid gap-3">
        <AuditFilterBar filters={filters} onChange={narrow} />
        <AuditTrail filters={filters} onClear={() => narrow(NO_FILTER)} />
      </section>
    </AdminScreen>
  );
}

const NO_FILTER = { actor: undefined, action: undefined, days: undefined };
