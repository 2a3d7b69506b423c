import { useAdminTexts } from '../texts/use-texts.ts';
import { Skeleton } from '../ui/skeleton.tsx';

export function PagesSkeleton() {
  const { reading } = useAdminTexts().connectors;
  return (
    <div role="status" className="grid gap-5">
      <span className="sr-only">{reading}</span>
      <div className="h-19 rounded-xl border border-line" />
      {[44, 36, 52].map((width) => (
        <div
          key={width}
          className="flex h-18 items-center gap-4 rounded-xl border border-line px-4"
        >
          <Skeleton className="size-8 rounded-lg" />
          <span style={{ width: `${width / 2}%` }}>
            <Skeleton />
          </span>
        </div>
      ))}
    </div>
  );
}
