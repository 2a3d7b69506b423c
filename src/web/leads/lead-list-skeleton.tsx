import { useTexts } from '../texts/use-texts.ts';
import { Skeleton } from '../ui/skeleton.tsx';

const WIDTHS = [150, 118, 172, 134, 96, 160, 142, 110, 168, 126, 144, 104];

export const LeadListSkeleton = () => (
  <div role="status" className="flex-1 overflow-hidden">
    <span className="sr-only">{useTexts().leads.loading}</span>
    <div className="h-9 border-b border-line max-md:hidden" />
    {WIDTHS.map((width) => (
      <div
        key={width}
        className="flex h-19 items-center justify-between gap-8 border-b border-line/70 px-4 md:h-11"
      >
        <span style={{ width }}>
          <Skeleton />
        </span>
        <Skeleton className="w-44 max-md:hidden" />
        <Skeleton className="w-28 max-lg:hidden" />
        <Skeleton className="w-24 max-lg:hidden" />
        <Skeleton className="w-16" />
      </div>
    ))}
  </div>
);
