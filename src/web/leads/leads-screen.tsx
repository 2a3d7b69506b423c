import { Outlet, useParams } from '@tanstack/react-router';
import clsx from 'clsx';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { usePanelCovers } from '../ui/use-media-query.ts';
import { LeadList } from './lead-list.tsx';
import { LeadToolbar } from './lead-toolbar.tsx';
import { useOpenLead } from './use-open-lead.ts';

/** The lead list, and beside it the lead that is open. */
export function LeadsScreen() {
  const { leads: texts } = useTexts();
  const { leadId } = useParams({ strict: false });
  const { lead } = useOpenLead(leadId);
  const isCovered = usePanelCovers() && leadId !== undefined;
  const [help, openHelp] = useLazyDialog(async () => {
    const { ShortcutsDialog } = await import('./shortcuts-dialog.tsx');
    return (close) => <ShortcutsDialog isOpen onClose={close} />;
  });
  useDocumentTitle(leadId === undefined ? texts.title : undefined);
  useHotkeys({ '?': openHelp });
  return (
    <div className="flex h-full">
      <section
        aria-label={texts.list}
        // Under an open lead the list keeps its scroll position and is hidden from everyone.
        className={clsx('@container/screen flex min-w-0 flex-1 flex-col', isCovered && 'invisible')}
        inert={isCovered}
      >
        <LeadToolbar onHelp={openHelp} />
        <LeadList openId={leadId} openLead={lead} />
      </section>
      <Outlet />
      {help}
    </div>
  );
}
