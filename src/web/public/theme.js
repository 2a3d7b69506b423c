// Sets a remembered theme before the first paint; shell/theme.ts changes it later.
try {
  const theme = localStorage.getItem('leadrabbit-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be switched off; then the system's theme serves.
}
