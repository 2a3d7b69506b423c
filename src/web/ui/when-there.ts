import { holdKeys, LONGEST_HOLD_MS } from './use-hotkeys.ts';

/**
 * Does something with an element once it is on the screen and no window is above it. Until then keys do nothing. It ends by itself.
 *
 * @param isReady asked again with each change of the page
 */
export function whenThere(
  selector: string,
  onFound: (element: HTMLElement) => void,
  isReady: (element: HTMLElement | null) => boolean = () => true,
): void {
  const release = holdKeys();
  const observer = new MutationObserver(() => look());
  const end = () => {
    observer.disconnect();
    release();
  };
  const look = (): void => {
    const element = document.querySelector<HTMLElement>(selector);
    // Behind an open window nothing can have the focus yet.
    if (!isReady(element) || !element || document.querySelector('dialog[open]')) return;
    end();
    onFound(element);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(end, LONGEST_HOLD_MS);
  look();
}
