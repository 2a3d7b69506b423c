/** A rectangle in CSS pixels, relative to the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  /** The side of the anchor on which it opens if there is room. */
  readonly side: 'top' | 'bottom';
  readonly align: 'start' | 'center' | 'end';
}

interface PopupPlace {
  readonly left: number;
  readonly top: number;
  /** A longer popup scrolls. */
  readonly maxHeight: number;
}

/** Between the anchor and the popup. */
const GAP_PX = 5;
/** Between the popup and the edge of the window. */
const MARGIN_PX = 8;

/** Where a popup goes: beside its anchor, inside the window, on the side that has room for it. */
export function placePopup(
  anchor: Box,
  popup: Pick<Box, 'width' | 'height'>,
  viewport: Pick<Box, 'width' | 'height'>,
  { side, align }: Placement,
): PopupPlace {
  const above = anchor.top - GAP_PX - MARGIN_PX;
  const below = viewport.height - (anchor.top + anchor.height) - GAP_PX - MARGIN_PX;
  const fits = popup.height <= (side === 'top' ? above : below);
  const opensAbove = fits ? side === 'top' : above > below;
  const maxHeight = Math.max(opensAbove ? above : below, 0);
  const height = Math.min(popup.height, maxHeight);
  const top = opensAbove ? anchor.top - GAP_PX - height : anchor.top + anchor.height + GAP_PX;

  const shift = { start: 0, center: 0.5, end: 1 }[align];
  const wanted = anchor.left + (anchor.width - popup.width) * shift;
  const last = viewport.width - MARGIN_PX - popup.width;
  return { left: Math.max(Math.min(wanted, last), MARGIN_PX), top, maxHeight };
}
