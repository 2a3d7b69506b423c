import clsx from 'clsx';
import { Globe, PenLine, Shapes } from 'lucide-react';
import type { LeadSource } from '../../contract/lead.ts';

/** An icon for the source of a lead. The name is always beside it. */
export function PlatformGlyph({ source, className }: { source: LeadSource; className?: string }) {
  const classes = clsx('size-4 shrink-0', className);
  if (source === 'website') return <Globe className={classes} aria-hidden="true" />;
  if (source === 'manual') return <PenLine className={classes} aria-hidden="true" />;
  if (source === 'other') return <Shapes className={classes} aria-hidden="true" />;
  return (
    <svg
      viewBox="0 0 16 16"
      className={classes}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {source === 'facebook' ? (
        <>
          <rect x="1.7" y="1.7" width="12.6" height="12.6" rx="6.3" />
          <path d="M9.9 5h-.5C8.3 5 7.7 5.7 7.7 6.8V14M5.9 8.6h3.6" />
        </>
      ) : (
        <>
          <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="3.6" />
          <circle cx="8" cy="8" r="2.8" />
          <path d="M11.3 4.7h.01" strokeWidth="1.7" />
        </>
      )}
    </svg>
  );
}
