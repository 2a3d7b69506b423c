import { useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/select.tsx';
import { chooseColumn, COLUMNS, useColumns } from './column-setting.ts';

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
    </Dialog>
  );
}
