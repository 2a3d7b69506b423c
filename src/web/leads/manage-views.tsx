import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';

/** Opens the window in which views are changed. */
export function ManageViews() {
  const { views: texts } = useTexts().leads;
  const [dialog, open] = useLazyDialog(async () => {
    const loading = Promise.all([import('./views-dialog.tsx'), loadTexts('tools')]);
    const [{ ViewsDialog }] = await loading;
    return (close) => <ViewsDialog onClose={close} />;
  });
  return (
    <>
      <button
        type="button"
        className="flex h-7 items-center rounded-md pl-8.5 text-xs text-faint transition-colors hover:bg-hover hover:text-ink"
        onClick={open}
      >
        {texts.manage}
      </button>
      {dialog}
    </>
  );
}
