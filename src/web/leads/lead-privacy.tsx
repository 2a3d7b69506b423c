import { Download, UserX } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { subjectExportPath } from '../api/privacy.ts';
import { useUser } from '../shell/use-user.ts';
import { useBasicTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.ts';
import { PanelSection } from './panel-section.tsx';

/** What a person may ask for: their data, or to be erased. For admins. */
export function LeadPrivacy({ lead }: { lead: Lead }) {
  const { personalData: texts } = useTexts();
  const { ui } = useBasicTexts();
  const [dialog, setDialog] = useState<ReactNode>();
  if (useUser().role !== 'admin') return null;
  // It is seldom needed, so it is loaded when it is.
  const ask = async () => {
    try {
      const { EraseDialog } = await import('./erase-dialog.tsx');
      setDialog(<EraseDialog lead={lead} onClose={() => setDialog(undefined)} />);
    } catch {
      toast.error(ui.failure.unreachable);
    }
  };
  return (
    <PanelSection title={texts.title}>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <a href={subjectExportPath(lead._id)} download>
            <Download className="size-3.5" aria-hidden="true" />
            {texts.download}
          </a>
        </Button>
        <Button onClick={() => void ask()}>
          <UserX className="size-3.5" aria-hidden="true" />
          {texts.erase}
        </Button>
      </div>
      {dialog}
    </PanelSection>
  );
}
