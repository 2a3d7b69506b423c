import clsx from 'clsx';

/** Stands where something is about to appear. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span
    className={clsx('block h-3 animate-pulse rounded bg-pressed', className)}
    aria-hidden="true"
  />
);
