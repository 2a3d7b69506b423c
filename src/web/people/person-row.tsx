import type { TeamUser } from '../../contract/user.ts';
import { sayDay } from '../absences/say-days.ts';
import { useUser } from '../shell/use-user.ts';
import { Monogram } from '../shell/monogram.tsx';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Badge } from '../ui/badge.tsx';
import { Select } from '../ui/select.tsx';
import { toast } from '../ui/toast.ts';
import { PersonActions } from './person-actions.tsx';
import { useChangeUser } from './use-change-user.ts';

const TONES = { active: 'ok', invited: 'accent', disabled: 'plain' } as const;

/** One person: who they are, their role and state, and what can be done. */
export function PersonRow({ person }: { person: TeamUser }) {
  const texts = useAdminTexts().people;
  const me = useUser();
  const change = useChangeUser(person);
  const { name, email, role, status, twoFactor } = person;
  const { locale } = useFormats();
  const today = useNow().toISOString().slice(0, 10);
  const away = person.absences.find(({ from, to }) => from <= today && today <= to);
  return (
    <li className="grid gap-2 py-3 pr-2 pl-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-60 items-center gap-3">
          <Monogram name={name} />
          <div className="grid min-w-0">
            <p dir="auto" className="truncate text-sm font-medium">
              {name}
              {person.id === me.id && (
                <span className="font-normal text-muted"> · {texts.you}</span>
              )}
            </p>
            <p dir="auto" className="text-xs text-muted [overflow-wrap:anywhere]">
              {email}
            </p>
          </div>
        </div>
        <div className="flex flex-1 basis-72 flex-wrap items-center gap-x-3 gap-y-1.5 max-md:pl-10 md:justify-end">
          <Badge tone={TONES[status]}>{texts.statuses[status]}</Badge>
          {twoFactor && <Badge>{texts.twoFactor}</Badge>}
          {away && <Badge>{texts.absences.away(sayDay(away.to, locale))}</Badge>}
          <span className="text-xs text-muted">
            {person.lastSeenAt === null ? (
              texts.neverSeen
            ) : (
              <>
                {texts.lastSeen} <TimeAgo iso={person.lastSeenAt} />
              </>
            )}
          </span>
          <div className="ml-auto flex items-center gap-1">
            <Select
              label={texts.roleOf(name)}
              align="end"
              value={role}
              options={(['admin', 'user'] as const).map((value) => ({
                value,
                label: texts.roles[value],
              }))}
              onChange={(next) =>
                change.mutate(
                  { role: next },
                  { onSuccess: ({ user }) => toast.success(texts.done.role[user.role](user.name)) },
                )
              }
            />
            <PersonActions person={person} change={change} />
          </div>
        </div>
      </div>
      {change.error && (
        <p role="alert" className="pl-10 text-sm text-pretty text-danger-text">
          {change.error.message}
        </p>
      )}
    </li>
  );
}
