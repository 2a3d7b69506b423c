import clsx from 'clsx';

/** A grey bar in place of something that is loading. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span
    className={clsx('block h-3 animate-pulse rounded bg-pressed', className)}
    aria-hidden="true"
  />
);
