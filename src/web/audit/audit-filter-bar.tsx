import { useQuery } from '@tanstack/react-query';
import { apiKeysQuery } from '../api/api-keys.ts';
import type { AuditAction, AuditFilters } from '../api/audit.ts';
import { usersQuery } from '../api/users.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Select, type SelectOption } from '../ui/select.tsx';
import { SPANS } from './audit-search.ts';

interface AuditFilterBarProps {
  filters: AuditFilters;
  onChange: (change: AuditFilters) => void;
}

/** The value of the choice without a filter. */
const ALL = '';

/** Narrows the entries by who acted, by what was done, and by time. */
export function AuditFilterBar({
  filters: { actor, action, days },
  onChange,
}: AuditFilterBarProps) {
  const { filters: texts, actions } = useAdminTexts().audit;
  const actors = useActors(actor);
  const actionCodes = Object.keys(actions) as AuditAction[];
  return (
    <div className="grid gap-2 sm:flex sm:flex-wrap">
      <Select
        label={texts.actor}
        className="max-w-full sm:max-w-60"
        value={actor ?? ALL}
        options={[{ value: ALL, label: texts.everybody }, ...actors]}
        onChange={(value) => onChange({ actor: value === ALL ? undefined : value })}
      />
      <Select<AuditAction | typeof ALL>
        label={texts.action}
        className="max-w-full sm:max-w-72"
        value={action ?? ALL}
        options={[
          { value: ALL, label: texts.everything },
          ...actionCodes.map((value) => ({ value, label: actions[value] })),
        ]}
        onChange={(value) => onChange({ action: value === ALL ? undefined : value })}
      />
      <Select
        label={texts.time}
        value={days === undefined ? ALL : String(days)}
        options={[
          { value: ALL, label: texts.anyTime },
          ...SPANS.map((each) => ({ value: String(each), label: texts.lastDays(each) })),
        ]}
        onChange={(value) => onChange({ days: value === ALL ? undefined : Number(value) })}
      />
    </div>
  );
}

/** People, API keys and the parts of LeadRabbit that act by themselves. */
function useActors(chosen: string | undefined): SelectOption<string>[] {
  const texts = useAdminTexts().audit;
  const { data: users = [] } = useQuery(usersQuery);
  const { data: keys = [] } = useQuery(apiKeysQuery);
  const actors = [
    ...users.map(({ id, name }) => ({ value: id, label: name })),
    ...keys.map(({ id, name }) => ({ value: id, label: texts.apiKey(name) })),
    ...Object.entries(texts.parts).map(([value, label]) => ({ value, label })),
  ];
  const isKnown = chosen === undefined || actors.some(({ value }) => value === chosen);
  return isKnown ? actors : [...actors, { value: chosen, label: texts.unknownActor }];
}
