import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { reachability } from '../api/reachability.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { reloadOnce } from './reload-once.ts';

type Screen = () => ReactNode;
type Load = () => Promise<Screen>;

/** A screen whose code is loaded when it is first wanted. `preload` loads it before. */
export type LazyScreen = Screen & { preload: () => Promise<void> };

/**
 * A screen in a file of its own. If the file cannot be loaded, the rest of the application stays
 * and the screen says so; it tries again by itself when LeadRabbit answers again. A file that is gone
 * although LeadRabbit answers belongs to an older version: the page is loaded again, once.
 */
export function lazyScreen(load: Load): LazyScreen {
  let Screen: Screen | undefined;
  const preload = async () => {
    Screen ??= await load();
  };
  function Lazy() {
    const [, setLoaded] = useState(Screen !== undefined);
    const [error, setError] = useState<Error>();
    const [attempt, setAttempt] = useState(0);
    const { isReachable } = useSyncExternalStore(reachability.subscribe, reachability.read);
    useEffect(() => {
      if (Screen) return;
      let isCurrent = true;
      preload().then(
        () => isCurrent && setLoaded(true),
        async () => {
          const isReloading = await reloadOnce();
          if (isCurrent && !isReloading) setError(FAILED);
        },
      );
      return () => {
        isCurrent = false;
      };
    }, [attempt, isReachable]);

    if (Screen) return <Screen />;
    if (!error) return <ScreenSkeleton />;
    const retry = () => {
      setError(undefined);
      setAttempt(attempt + 1);
    };
    return <ErrorState title="This screen could not be loaded" error={error} onRetry={retry} />;
  }
  return Object.assign(Lazy, {
    // The screen itself tells of a failure, so a failed preload needs no words.
    preload: () => preload().catch(() => {}),
  });
}

const FAILED = new Error('LeadRabbit cannot be reached. Check your connection and try again.');

const ScreenSkeleton = () => (
  <div role="status" className="grid gap-5 p-5">
    <span className="sr-only">Loading the screen…</span>
    <Skeleton className="h-5 w-40" />
    <Skeleton className="w-72" />
    <Skeleton className="w-56" />
  </div>
);
