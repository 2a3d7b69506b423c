import { Download } from 'lucide-react';
import { exportUrl } from '../api/leads.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuLink } from '../ui/menu.tsx';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { excelSeparator } from './excel-separator.ts';
import { isNarrowed } from './lead-filters.ts';
import { BULK_KEYS, useSelection } from './selection.tsx';
import { useLeadFilters } from './use-lead-list.ts';

/** Downloads all leads that match the filters of the list. For admins, as the server demands. */
export function ExportMenu() {
  const texts = useLeadToolTexts().leadExport;
  const filters = useLeadFilters();
  const { ids } = useSelection();
  useHotkeys({
    [BULK_KEYS.export]: () => {
      // Then it is for the leads that are ticked.
      if (ids.size > 0) return false;
      document.querySelector<HTMLElement>('[data-command="export"]')?.click();
      return true;
    },
  });
  return (
    <Menu
      label={texts.title}
      align="end"
      trigger={
        <IconButton
          label={isNarrowed(filters) ? texts.matching : texts.all}
          data-command="export"
          aria-keyshortcuts={BULK_KEYS.export}
        >
          <Download className="size-4" />
        </IconButton>
      }
    >
      <ExportLinks />
    </Menu>
  );
}

/** Part of a menu: one link for each kind of file. */
export function ExportLinks() {
  const texts = useLeadToolTexts().leadExport;
  const filters = useLeadFilters();
  return (
    <>
      <MenuLink>
        <a href={exportUrl(filters, excelSeparator(navigator.language))} download>
          {texts.forExcel}
        </a>
      </MenuLink>
      <MenuLink>
        <a href={exportUrl(filters, 'comma')} download>
          {texts.plain}
        </a>
      </MenuLink>
    </>
  );
}
