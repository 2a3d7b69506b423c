import { Skeleton } from './skeleton.tsx';

/** A few grey rows in place of a list that is loading. */
export const RowsSkeleton = ({ label }: { label: string }) => (
  <div role="status" className="divide-y divide-line rounded-xl border border-line">
    <span className="sr-only">{label}</span>
    {[56, 48, 62, 40].map((width) => (
      <div key={width} className="flex h-16 items-center gap-8 px-4">
        <Skeleton className="w-28" />
        <span style={{ width: `${width}%` }}>
          <Skeleton />
        </span>
      </div>
    ))}
  </div>
);
