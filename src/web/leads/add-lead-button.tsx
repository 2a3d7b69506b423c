import { UserRoundPlus } from 'lucide-react';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';

/** Adds a lead by hand, also by the key n. */
export function AddLeadButton() {
  const { details, toolbar } = useTexts().leads;
  const [dialog, open] = useLazyDialog(async () => {
    const [{ AddLeadDialog }] = await Promise.all([
      import('./add-lead-dialog.tsx'),
      loadTexts('extras'),
    ]);
    return (close) => <AddLeadDialog onClose={close} />;
  });
  useHotkeys({ n: open });
  return (
    <>
      <IconButton label={details.withKey(toolbar.add, 'n')} onClick={open}>
        <UserRoundPlus className="size-4" />
      </IconButton>
      {dialog}
    </>
  );
}
