/** Puts the focus on a card once it has arrived at its new place. */
export function focusCard(leadId: string): void {
  const focus = () =>
    document.querySelector<HTMLElement>(`a[data-card="${CSS.escape(leadId)}"]`)?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focus));
}
