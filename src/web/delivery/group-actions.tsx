import { useAdminTexts } from '../texts/use-texts.ts';
import { Plug, RotateCw } from 'lucide-react';
import type { RefObject } from 'react';
import type { HeldGroup, HeldState } from '../../contract/inbox.ts';
import { startConnect } from '../connectors/start-connect.ts';
import { Button } from '../ui/button.tsx';
import { useEnableAndTakeIn } from './use-enable-and-take-in.ts';
import { useRetry } from './use-retry.ts';

interface GroupActionsProps {
  state: HeldState;
  group: HeldGroup;
  home: RefObject<HTMLElement | null>;
}

/** What helps all leads of a group at once. */
export function GroupActions({ state, group, home }: GroupActionsProps) {
  const texts = useAdminTexts().delivery;
  const retry = useRetry(home);
  const enable = useEnableAndTakeIn(retry.mutateAsync);
  const { pageId, platform, count, entry } = group;
  const failure = group.failure;
  const body = { all: state, pageId, platform, failure };
  if (state === 'skipped' && entry && !entry.isActive)
    return (
      <Button
        look="primary"
        isBusy={enable.isPending}
        onClick={() => enable.mutate({ entryId: entry.entryId, body })}
      >
        {texts.enableAndTakeIn(count)}
      </Button>
    );
  if (state === 'skipped')
    return (
      <Button isBusy={retry.isPending} disabled={!entry} onClick={() => retry.mutate(body)}>
        {texts.takeIn(count)}
      </Button>
    );
  const needsConnect = group.cause === 'reconnect' || group.cause === 'permission';
  return (
    <div className="flex flex-wrap gap-2">
      {needsConnect && (
        <Button look="primary" onClick={startConnect}>
          <Plug className="size-3.5" aria-hidden="true" />
          {texts.connect}
        </Button>
      )}
      {count > 1 && (
        <Button isBusy={retry.isPending} onClick={() => retry.mutate(body)}>
          {!retry.isPending && <RotateCw className="size-3.5" aria-hidden="true" />}
          {texts.retryThese(count)}
        </Button>
      )}
    </div>
  );
}
