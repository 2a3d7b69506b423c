import { useEffect, useState, type RefObject } from 'react';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';

/** It is loaded when a pointer comes near the views. */
const ViewDrag = lazyScreen(
  async () => (await Promise.all([import('./view-drag.tsx'), loadTexts('tools')]))[0].ViewDrag,
  { isQuiet: true },
);

/**
 * Opens the window in which views are changed, and lets the views be dragged.
 *
 * @param list of the links to the views
 */
export function ManageViews({ list }: { list: RefObject<HTMLElement | null> }) {
  const { views: texts } = useTexts().leads;
  const hasPointer = useHasPointer(list);
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
      {hasPointer && <ViewDrag list={list} />}
    </>
  );
}

/** Whether a mouse or a pen was above an element. A finger scrolls, and has the menus of the window. */
function useHasPointer(list: RefObject<HTMLElement | null>): boolean {
  const [hasPointer, setHasPointer] = useState(false);
  useEffect(() => {
    const element = list.current;
    const see = ({ pointerType }: PointerEvent) =>
      setHasPointer((had) => had || pointerType !== 'touch');
    element?.addEventListener('pointerenter', see);
    return () => {
      element?.removeEventListener('pointerenter', see);
    };
  }, [list]);
  return hasPointer;
}
