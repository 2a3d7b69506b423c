/** How much of something is done, from 0 to 1. */
export function ProgressBar({ label, value }: { label: string; value: number }) {
  const percent = Math.round(value * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1.5 overflow-hidden rounded-full bg-pressed"
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-300"
        // A little from the start, so that it can be told from an empty line.
        style={{ width: `${Math.max(percent, 2)}%` }}
      />
    </div>
  );
}
