import { UserRoundPlus } from 'lucide-react';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { ADD_KEY } from './lead-action.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';

/** Adds a lead by hand, also by a key. */
export function AddLeadButton() {
  const { details, toolbar } = useTexts().leads;
  const [dialog, open] = useLazyDialog(async () => {
    const [{ AddLeadDialog }] = await Promise.all([
      import('./add-lead-dialog.tsx'),
      loadTexts('extras'),
    ]);
    return (close) => <AddLeadDialog onClose={close} />;
  });
  useHotkeys({ [ADD_KEY]: open });
  return (
    <>
      <IconButton
        label={details.withKey(toolbar.add, ADD_KEY)}
        data-command="add"
        aria-keyshortcuts={ADD_KEY}
        onClick={open}
      >
        <UserRoundPlus className="size-4" />
      </IconButton>
      {dialog}
    </>
  );
}
