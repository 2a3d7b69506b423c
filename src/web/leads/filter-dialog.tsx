import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { DashboardSeries } from '../../contract/dashboard.ts';
import { dashboardQuery } from '../api/dashboard.ts';
import type { LeadFilters } from '../api/leads.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { shownTimeZone } from '../texts/time-zone-setting.ts';
import { useBasicTexts, useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { useNarrow } from './use-narrow.ts';

const ANY = 'any';
/** Chosen by a link or a view. The window offers one value of each filter. */
const SEVERAL = 'several';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PRIORITIES = ['high', 'normal', 'low', 'none'] as const;

/** Forms, campaigns and connections are offered if they had leads in this many days. */
const RECENT_DAYS = 90;

interface FilterDialogProps {
  filters: LeadFilters;
  onClose: () => void;
}

/** All filters that have no place of their own in the toolbar or its menu. */
export function FilterDialog({ filters, onClose }: FilterDialogProps) {
  const { filters: names } = useTexts().leads;
  const { filterDialog: texts } = useLeadToolTexts();
  const { ui } = useBasicTexts();
  const narrow = useNarrow();
  const [draft, setDraft] = useState(filters);
  const set = (change: LeadFilters) => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    narrow({ ...draft, tag: draft.tag?.trim() || undefined });
    onClose();
  };
  return (
    <Dialog title={texts.title} isOpen isWide onClose={onClose}>
      <form className="grid gap-4" onSubmit={submit}>
        <div className="grid gap-4 sm:grid-cols-2">
          <OwnerFilter draft={draft} onChange={set} />
          <Choice
            label={names.labels.priority}
            value={draft.priority}
            options={PRIORITIES.map((value) => ({ value, label: names.priorities[value] }))}
            onChange={(priority) => set({ priority: priority as LeadFilters['priority'] })}
          />
          <SourceFilters draft={draft} onChange={set} />
          <Field
            label={names.labels.tag}
            autoComplete="off"
            maxLength={60}
            value={draft.tag ?? ''}
            onChange={({ target }) => set({ tag: target.value || undefined })}
          />
          {(['from', 'to'] as const).map((name) => (
            <Field
              key={name}
              type="date"
              label={names.labels[name]}
              value={DAY.test(draft[name] ?? '') ? draft[name] : ''}
              onChange={({ target }) => set({ [name]: target.value || undefined })}
            />
          ))}
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button look="primary" type="submit">
            {texts.apply}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface PartProps {
  draft: LeadFilters;
  onChange: (change: LeadFilters) => void;
}

function OwnerFilter({ draft, onChange }: PartProps) {
  const { owners } = useTexts().leads.filters;
  const { data: people = [] } = useQuery(userNamesQuery);
  return (
    <Choice
      label={owners.title}
      value={draft.owner}
      options={[
        { value: 'me', label: owners.me },
        { value: 'none', label: owners.none },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(owner) => onChange({ owner })}
    />
  );
}

const SOURCES = ['connection', 'form', 'campaign'] as const;

/** What the last leads came from. */
function SourceFilters({ draft, onChange }: PartProps) {
  const { labels } = useTexts().leads.filters;
  const [request] = useState(recentRequest);
  const { data } = useQuery({ ...dashboardQuery(request), refetchInterval: false });
  return SOURCES.map((name) => (
    <Choice
      key={name}
      label={labels[name]}
      value={draft[name]}
      options={(data?.current.by[name] ?? []).flatMap(toOption)}
      onChange={(value) => onChange({ [name]: value })}
    />
  ));
}

/** A series of leads without a value, or of all other values, is no filter. */
const toOption = ({ id, name }: DashboardSeries) =>
  id === null || id === '' ? [] : [{ value: id, label: name || id }];

function recentRequest() {
  const zone = shownTimeZone();
  const dayOf = (time: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(time);
  const now = Date.now();
  const from = dayOf(now - (RECENT_DAYS - 1) * 86_400_000);
  return { from, to: dayOf(now), zone, compare: 'none' as const };
}

interface ChoiceProps {
  label: string;
  value: string | readonly string[] | undefined;
  options: readonly { readonly value: string; readonly label: string }[];
  onChange: (value: string | undefined) => void;
}

/** One value of a filter, or any. */
function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  const { filterDialog: texts } = useLeadToolTexts();
  const isOne = value === undefined || typeof value === 'string';
  const chosen = isOne ? (value ?? ANY) : SEVERAL;
  const offered = [
    { value: ANY, label: texts.any },
    ...(isOne ? [] : [{ value: SEVERAL, label: texts.several }]),
    ...options,
  ];
  const isOffered = offered.some((option) => option.value === chosen);
  return (
    <div className="grid content-start gap-1.5">
      <span aria-hidden="true" className="text-sm font-medium">
        {label}
      </span>
      <Select
        label={label}
        value={chosen}
        className="w-full"
        options={isOffered ? offered : [...offered, { value: chosen, label: chosen }]}
        onChange={(next) => {
          if (next !== SEVERAL) onChange(next === ANY ? undefined : next);
        }}
      />
    </div>
  );
}
