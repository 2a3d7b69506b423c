import { useEffect, useRef, useState, type ReactNode } from 'react';

/** How long a person stays at a part before it is loaded, in ms. Whoever only passes by needs nothing. */
const STAY_MS = 800;

interface WhenVisibleProps {
  /** Names the part, for tests. */
  part: string;
  children: ReactNode;
}

/** Renders its children once a person has stayed where they are, or the event `wanted` says so, and keeps them. */
export function WhenVisible({ part, children }: WhenVisibleProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (!current || isSeen) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver((entries) => {
      clearTimeout(timer);
      if (entries.at(-1)?.isIntersecting === true) timer = setTimeout(() => setSeen(true), STAY_MS);
    });
    const show = () => setSeen(true);
    observer.observe(current);
    current.addEventListener('wanted', show);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      current.removeEventListener('wanted', show);
    };
  }, [isSeen]);
  return (
    <div ref={place} data-part={part} className={isSeen ? undefined : 'min-h-24'}>
      {isSeen && children}
    </div>
  );
}
