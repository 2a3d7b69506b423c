import { Toaster as Sonner } from 'sonner';
import { useTheme } from './theme.ts';

/** Short messages about what was just done. */
export function Toaster() {
  const [theme] = useTheme();
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      closeButton
      mobileOffset={{ bottom: 'calc(4.5rem + env(safe-area-inset-bottom))' }}
      toastOptions={{
        style: {
          background: 'var(--raised)',
          color: 'var(--ink)',
          border: '1px solid var(--line)',
          boxShadow: 'var(--shadow-pop)',
          fontFamily: 'inherit',
        },
      }}
    />
  );
}
