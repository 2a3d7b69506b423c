/**
 * Runs inside the page, so it may use nothing from outside. What people wrote may be cut off, because it
 * has any length. What LeadRabbit says may not.
 *
 * @returns the labels of controls, columns and sections that do not fit into their box, and those that
 * the window cuts off
 */
export function findClippedLabels(): string[] {
  const labels = document.querySelectorAll<HTMLElement>(
    'button, button *, a, a *, h1, h2, h3, dt, label, p, [role="columnheader"], [role="status"], time',
  );
  return [...labels]
    .filter((element) => {
      if (element.closest('[dir="auto"], .sr-only, [inert]') || !element.checkVisibility())
        return false;
      const own = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim() !== '',
      );
      if (!own || element.clientWidth <= 1) return false;
      const isClipping = getComputedStyle(element).overflowX !== 'visible';
      const { left, right } = element.getBoundingClientRect();
      return (
        (isClipping && element.scrollWidth > element.clientWidth) ||
        left < 0 ||
        right > document.documentElement.clientWidth
      );
    })
    .map((element) => element.textContent?.trim() ?? '');
}
