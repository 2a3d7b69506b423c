/**
 * Runs inside the page, so it may use nothing from outside.
 *
 * @returns texts that are printed over each other, and texts whose box has no room at all
 */
export function findBrokenTexts(): string[] {
  interface Placed {
    readonly text: string;
    readonly element: Element;
    readonly box: DOMRect;
  }
  /** What an ancestor that clips leaves of a box. */
  const clip = (box: DOMRect, element: Element | null): DOMRect => {
    if (!element) return box;
    const style = getComputedStyle(element);
    if (style.overflowX === 'visible' && style.overflowY === 'visible')
      return clip(box, element.parentElement);
    const outer = element.getBoundingClientRect();
    const left = Math.max(box.left, outer.left);
    const top = Math.max(box.top, outer.top);
    const width = Math.min(box.right, outer.right) - left;
    const height = Math.min(box.bottom, outer.bottom) - top;
    return clip(
      new DOMRect(left, top, Math.max(width, 0), Math.max(height, 0)),
      element.parentElement,
    );
  };
  const placed: Placed[] = [];
  const broken: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '') continue;
    if (element.closest('.sr-only, [inert], title, noscript, script, style') !== null) continue;
    if (getComputedStyle(element).position === 'absolute' && element.clientWidth <= 1) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const whole = range.getBoundingClientRect();
    const box = clip(whole, element);
    // Scrolled out of sight is not broken.
    const isBeyond = box.height === 0 || whole.top >= innerHeight || whole.bottom <= 0;
    if (isBeyond) continue;
    if (box.width < Math.min(whole.width, 24)) broken.push(`no room for “${text}”`);
    else placed.push({ text, element, box });
  }
  for (const [index, one] of placed.entries())
    for (const other of placed.slice(index + 1)) {
      const width =
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height =
        Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width <= 2 || height <= 2) continue;
      // What lies under something opaque, such as a row under the table's head, is not printed over.
      const middle = (box: DOMRect) =>
        [box.left + box.width / 2, box.top + box.height / 2] as const;
      const isOnTop = ({ element, box }: Placed) => {
        const top = document.elementFromPoint(...middle(box));
        return top !== null && (element.contains(top) || top.contains(element));
      };
      if (isOnTop(one) && isOnTop(other)) broken.push(`“${one.text}” over “${other.text}”`);
    }
  return broken;
}
