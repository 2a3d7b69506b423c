import { useAdminTexts } from '../texts/use-texts.ts';
import { Skeleton } from '../ui/skeleton.tsx';

export function DeliverySkeleton() {
  const { reading } = useAdminTexts().delivery;
  return (
    <div role="status" className="divide-y divide-line rounded-xl border border-line">
      <span className="sr-only">{reading}</span>
      {[56, 48, 62, 40].map((width) => (
        <div key={width} className="flex h-18 items-center gap-8 px-4">
          <Skeleton className="w-36" />
          <span style={{ width: `${width}%` }}>
            <Skeleton />
          </span>
        </div>
      ))}
    </div>
  );
}
