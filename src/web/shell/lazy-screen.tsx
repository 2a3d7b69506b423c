import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { reachability } from '../api/reachability.ts';
import { useBasicTexts } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { reloadOnce } from './reload-once.ts';

type Screen<Props> = (props: Props) => ReactNode;

/** A screen whose code is loaded when it is first shown. `preload` loads it earlier. */
export type LazyScreen<Props = object> = Screen<Props> & { preload: () => Promise<void> };

/**
 * A screen, or a part of one, in a file of its own. If the file cannot be loaded, the rest of the application stays
 * and the screen says so. It tries again by itself when LeadRabbit answers again. If LeadRabbit
 * answers but the file is gone, the page is of an older version and is loaded again, once.
 *
 * @param options `isQuiet` shows nothing while it is loaded, as for a dialog
 */
export function lazyScreen<Props extends object = object>(
  load: () => Promise<Screen<Props>>,
  { isQuiet = false }: { readonly isQuiet?: boolean } = {},
): LazyScreen<Props> {
  let Screen: Screen<Props> | undefined;
  const preload = async () => {
    Screen ??= await load();
  };
  function Lazy(props: Props) {
    const [, setLoaded] = useState(Screen !== undefined);
    const [isFailed, setFailed] = useState(false);
    const [attempt, setAttempt] = useState(0);
    const { isReachable } = useSyncExternalStore(reachability.subscribe, reachability.read);
    useEffect(() => {
      if (Screen) return;
      let isCurrent = true;
      preload().then(
        () => isCurrent && setLoaded(true),
        async () => {
          const isReloading = await reloadOnce();
          if (isCurrent && !isReloading) setFailed(true);
        },
      );
      return () => {
        isCurrent = false;
      };
    }, [attempt, isReachable]);

    if (Screen) return <Screen {...props} />;
    if (!isFailed) return isQuiet ? null : <ScreenSkeleton />;
    const retry = () => {
      setFailed(false);
      setAttempt(attempt + 1);
    };
    return <NotLoaded onRetry={retry} />;
  }
  return Object.assign(Lazy, {
    // The screen itself shows the failure.
    preload: () => preload().catch(() => {}),
  });
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  const { shell, ui } = useBasicTexts();
  return (
    <ErrorState
      title={shell.notLoaded}
      error={new Error(ui.failure.unreachable)}
      onRetry={onRetry}
    />
  );
}

function ScreenSkeleton() {
  const { shell } = useBasicTexts();
  return (
    <div role="status" className="grid gap-5 p-5">
      <span className="sr-only">{shell.loading}</span>
      <Skeleton className="h-5 w-40" />
      <Skeleton className="w-72" />
      <Skeleton className="w-56" />
    </div>
  );
}
