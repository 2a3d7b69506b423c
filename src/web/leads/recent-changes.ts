type Open = () => void;

let open: Open | undefined;
let isAsked = false;

/** Opens the window of the last changes. @returns whether a list is on the screen; else the next one opens it */
export function openRecentChanges(): boolean {
  isAsked = open === undefined;
  open?.();
  return !isAsked;
}

/** Tells how the window is opened, for as long as the list is on the screen. @returns how to end it */
export function offerRecentChanges(openWindow: Open): () => void {
  open = openWindow;
  if (isAsked) {
    isAsked = false;
    openWindow();
  }
  return () => {
    if (open === openWindow) open = undefined;
  };
}
