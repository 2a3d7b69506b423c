import { useQuery } from '@tanstack/react-query';
import { viewsQuery } from '../api/views.ts';
import { useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/select.tsx';
import { chooseColumn, COLUMNS, useColumns } from './column-setting.ts';
import { viewsWith } from './lead-filters.ts';
import { useChangeView } from './use-change-view.ts';
import { useLeadFilters } from './use-lead-list.ts';
import { useMayChangeView } from './use-may-change-view.ts';

/** Chooses what the list shows beside name, phone, status and time. */
export function ColumnsDialog({ onClose }: { onClose: () => void }) {
  const { columns: names } = useTexts().leads;
  const { chooser: texts } = useLeadToolTexts();
  const columns = useColumns();
  return (
    <Dialog title={texts.title} isOpen onClose={onClose}>
      <p className="pt-2 text-sm text-muted">{texts.text}</p>
      <div className="grid gap-2.5 pt-3">
        {columns.map((column, place) => (
          <Select
            key={place}
            label={texts.place(place + 1)}
            value={column}
            options={COLUMNS.map((value) => ({ value, label: names[value] }))}
            onChange={(value) => chooseColumn(place, value)}
          />
        ))}
      </div>
      <ColumnsOfView />
    </Dialog>
  );
}

/** While a view with columns of its own is shown, a change is for this view. */
function ColumnsOfView() {
  const { manageViews: texts } = useLeadToolTexts();
  const filters = useLeadFilters();
  const { data: views = [] } = useQuery(viewsQuery);
  const columns = useColumns();
  const mayChange = useMayChangeView();
  const { change } = useChangeView();
  const view = viewsWith(views, filters).find((each) => each.columns.length > 0);
  if (!view) return null;
  const { name } = view;
  return (
    <div className="grid justify-items-start gap-2 pt-4">
      <p className="text-sm text-muted">{texts.columnsOf(name)}</p>
      {mayChange(view) && view.columns.join() !== columns.join() && (
        <Button
          onClick={() => void change(view, { columns: [...columns] }, texts.columnsKept(name))}
        >
          {texts.keepColumns(name)}
        </Button>
      )}
    </div>
  );
}
