import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { LeadFilters } from '../api/leads.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { useIsPhone } from '../ui/use-media-query.ts';
import { moreFilters, SWITCHES } from './lead-filters.ts';
import { useNarrow } from './use-narrow.ts';
import { useSourceNames } from './use-source-names.ts';

/** The other filters that are in force, each with a button that removes it. */
export function ActiveFilters({ filters }: { filters: LeadFilters }) {
  const narrow = useNarrow();
  const isPhone = useIsPhone();
  const say = useFilterName(filters);
  const { filters: texts } = useLeadToolTexts().listMenu;
  return (
    <ul className="flex flex-wrap gap-1.5 border-b border-line px-4 py-2" aria-label={texts.active}>
      {moreFilters(filters, isPhone).map((name) => (
        <li key={name}>
          <button
            type="button"
            aria-label={texts.remove(say(name))}
            className="flex h-6 max-w-60 items-center gap-1 rounded-full bg-hover px-2.5 text-xs text-ink hover:bg-pressed pointer-coarse:h-9"
            onClick={() => narrow({ [name]: undefined })}
          >
            <span dir="auto" className="truncate">
              {say(name)}
            </span>
            <X className="size-3 shrink-0 text-muted" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Says what a filter finds. */
function useFilterName(filters: LeadFilters) {
  const { sources } = useTexts().leads;
  const { names } = useStages();
  const { data: people = [] } = useQuery(userNamesQuery);
  const nameOf = useSourceNames(filters);
  const { found, listMenu, lostReasons } = useLeadToolTexts();
  const { filters: texts } = listMenu;
  return (name: string): string => {
    const isSwitch = SWITCHES.some((each) => each === name);
    if (isSwitch) return texts.attentions[name as (typeof SWITCHES)[number]];
    if (name === 'untagged') return found.untagged;
    const values = [filters[name as keyof LeadFilters] ?? ''].flat().map(String);
    if (name === 'owner') {
      const [owner = ''] = values;
      if (owner === 'me' || owner === 'none') return texts.owners[owner];
      return people.find(({ id }) => id === owner)?.name ?? texts.owners.other;
    }
    if (filters.contact !== undefined && name === 'contact') return found.contacts[filters.contact];
    const without: Readonly<Record<string, string>> = found.without;
    const nothing = without[name];
    if (nothing !== undefined && values.every((value) => value === 'none')) return nothing;
    const words: Readonly<Record<string, string>> = {
      ...names,
      ...sources,
      ...texts.priorities,
      today: texts.today,
      ...(name === 'lostReason' && lostReasons),
      ...(nothing !== undefined && { none: nothing, '*': found.otherReasons }),
    };
    const said = values.map((value) => words[value] ?? nameOf(name, value) ?? value).join(', ');
    const labels: Readonly<Record<string, string>> = {
      ...texts.labels,
      lostReason: found.lostReason,
    };
    return `${labels[name] ?? name}: ${said}`;
  };
}
