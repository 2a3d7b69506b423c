import type { Page } from '@playwright/test';

const NEED_A_NAME = new Set(
  'alertdialog button checkbox combobox dialog image link list listbox menuitem option progressbar searchbox table textbox'.split(
    ' ',
  ),
);

/** What a screen reader would read out without a name, as the browser itself computes it. */
export async function findNamelessControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored, role, name }) => {
        const isAnonymousList = role?.value === 'list';
        return (
          !ignored &&
          !isAnonymousList &&
          NEED_A_NAME.has(String(role?.value)) &&
          String(name?.value ?? '').trim() === ''
        );
      })
      .map(({ role }) => String(role?.value));
  } finally {
    await session.detach();
  }
}
