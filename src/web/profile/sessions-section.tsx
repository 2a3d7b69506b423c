import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnSession } from '../../contract/account.ts';
import { endOtherSessions, endSession, sessionsQuery } from '../api/account.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.ts';
import { ProfileSection } from './profile-section.tsx';

/** The browsers and programs that are signed in. */
export function SessionsSection() {
  const { sessions: texts } = useProfileTexts();
  const client = useQueryClient();
  const { data: sessions, error } = useQuery(sessionsQuery);
  const refresh = () => client.invalidateQueries(sessionsQuery);
  const onError = ({ message }: Error) => toast.error(message);
  const endOne = useMutation({
    mutationFn: endSession,
    onSuccess: () => toast.success(texts.ended),
    onError,
    onSettled: refresh,
  });
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => toast.success(texts.othersEnded),
    onError,
    onSettled: refresh,
  });
  const hasOthers = sessions?.some(({ current }) => !current) ?? false;
  return (
    <ProfileSection
      title={texts.title}
      actions={
        hasOthers && (
          <Button isBusy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {texts.endOthers}
          </Button>
        )
      }
    >
      {error && !sessions && (
        <p role="alert" className="text-sm text-danger-text">
          {texts.notRead} {error.message}
        </p>
      )}
      <ul aria-label={texts.title} className="divide-y divide-line">
        {sessions?.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isBusy={endOne.isPending && endOne.variables === session.id}
            onEnd={() => endOne.mutate(session.id)}
          />
        ))}
      </ul>
    </ProfileSection>
  );
}

interface SessionRowProps {
  session: OwnSession;
  isBusy: boolean;
  onEnd: () => void;
}

function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const { sessions: texts } = useProfileTexts();
  const { browser, system, address, current, lastUsedAt } = session;
  const device = [browser, system].filter((part) => part !== null).join(' · ') || texts.unknown;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {device}
          {current && <Badge tone="ok">{texts.current}</Badge>}
        </p>
        <p className="text-xs text-muted [overflow-wrap:anywhere]">
          {texts.lastUsed} <TimeAgo iso={lastUsedAt} />
          {address !== null && ` · ${address}`}
        </p>
      </div>
      {!current && (
        <Button size="sm" aria-label={texts.endOf(device)} isBusy={isBusy} onClick={onEnd}>
          {texts.end}
        </Button>
      )}
    </li>
  );
}
