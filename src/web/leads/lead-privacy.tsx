import { Download, UserX } from 'lucide-react';
import type { Lead } from '../../contract/lead.ts';
import { subjectExportPath } from '../api/privacy.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { PanelSection } from './panel-section.tsx';

/** What a person may ask for: their data, or to be erased. For admins. */
export function LeadPrivacy({ lead }: { lead: Lead }) {
  const { personalData: texts } = useAdminTexts();
  const [dialog, ask] = useLazyDialog(async () => {
    const { EraseDialog } = await import('./erase-dialog.tsx');
    return (close) => <EraseDialog lead={lead} onClose={close} />;
  });
  return (
    <PanelSection title={texts.title}>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <a href={subjectExportPath(lead._id)} download data-lead-button="download">
            <Download className="size-3.5" aria-hidden="true" />
            {texts.download}
          </a>
        </Button>
        <Button data-lead-button="erase" onClick={ask}>
          <UserX className="size-3.5" aria-hidden="true" />
          {texts.erase}
        </Button>
      </div>
      {dialog}
    </PanelSection>
  );
}
