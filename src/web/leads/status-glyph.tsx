import clsx from 'clsx';
import type { StageLook } from '../pipeline/stage-look.ts';

const RING = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 };

/** A stage as a dial that fills up. The shape differs too, for people who do not see the colours. */
export function StatusGlyph({ look, className }: { look: StageLook; className?: string }) {
  const { progress, className: colour } = look;
  return (
    <svg
      viewBox="0 0 16 16"
      className={clsx('size-4 shrink-0', colour, className)}
      aria-hidden="true"
    >
      {progress === 1 || progress === null ? (
        <circle cx="8" cy="8" r="6.8" fill="currentColor" />
      ) : (
        <circle cx="8" cy="8" r="6" {...RING} strokeDasharray={progress === 0 ? '2.4 1.37' : ''} />
      )}
      {progress !== null && progress > 0 && progress < 1 && (
        // A circle of half the radius whose stroke fills the dial.
        <circle
          cx="8"
          cy="8"
          r="1.75"
          fill="none"
          stroke="currentColor"
          strokeWidth="3.5"
          strokeDasharray={`${progress * 2 * Math.PI * 1.75} 20`}
          transform="rotate(-90 8 8)"
        />
      )}
      {progress === 1 && <path d="m5 8.2 2.1 2.1L11 6.2" {...ON_DISC} />}
      {progress === null && <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" {...ON_DISC} />}
    </svg>
  );
}

const ON_DISC = {
  className: 'stroke-surface',
  fill: 'none',
  strokeWidth: 1.7,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
