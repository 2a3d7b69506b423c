// Sets the remembered theme and the language before the first paint. shell/theme.ts and
// texts/texts-store.ts change them later.
{
  const { documentElement: root } = document;
  /** @type {(string | null)[]} */
  let wanted = [...navigator.languages];
  try {
    const theme = localStorage.getItem('leadrabbit-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    wanted = [localStorage.getItem('leadrabbit-language'), ...wanted];
  } catch {
    // The browser does not let us store anything: the system's theme and language count.
  }
  const found = wanted.map((tag) => /^(en|es)(?![a-z])/i.exec(tag ?? '')?.[1]).find(Boolean);
  root.lang = found?.toLowerCase() ?? 'en';
}
