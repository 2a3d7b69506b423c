import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { LeadFilters } from '../api/leads.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useBasicTexts, useLeadToolTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { FilterChoice } from './filter-choice.tsx';
import { useNarrow } from './use-narrow.ts';
import { ValueFilter } from './value-filter.tsx';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PRIORITIES = ['high', 'normal', 'low', 'none'] as const;

/** Filters whose values are those that leads have. */
const VALUES = ['connection', 'form', 'campaign'] as const;

/** No tag begins with a space, so that none is taken for this one. */
const UNTAGGED = ' none';

interface FilterDialogProps {
  filters: LeadFilters;
  onClose: () => void;
}

/** All filters that have no place of their own in the toolbar or its menu. */
export function FilterDialog({ filters, onClose }: FilterDialogProps) {
  const { filterDialog: texts, listMenu, found } = useLeadToolTexts();
  const { filters: names } = listMenu;
  const { ui } = useBasicTexts();
  const narrow = useNarrow();
  const [draft, setDraft] = useState(filters);
  const set = (change: LeadFilters) => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    narrow(draft);
    onClose();
  };
  return (
    <Dialog title={texts.title} isOpen isWide onClose={onClose}>
      <form className="grid gap-4" onSubmit={submit}>
        <div className="grid gap-4 sm:grid-cols-2">
          <OwnerFilter draft={draft} onChange={set} />
          <FilterChoice
            label={names.labels.priority}
            value={draft.priority}
            options={PRIORITIES.map((value) => ({ value, label: names.priorities[value] }))}
            onChange={(priority) => set({ priority: priority as LeadFilters['priority'] })}
          />
          {VALUES.map((name) => (
            <ValueFilter
              key={name}
              name={name}
              label={names.labels[name]}
              value={draft[name]}
              without={{ value: 'none', label: found.without[name] }}
              onChange={(value) => set({ [name]: value })}
            />
          ))}
          <TagFilter draft={draft} onChange={set} />
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

function TagFilter({ draft, onChange }: PartProps) {
  const { found, listMenu } = useLeadToolTexts();
  return (
    <ValueFilter
      name="tag"
      label={listMenu.filters.labels.tag}
      value={draft.untagged ? UNTAGGED : draft.tag}
      without={{ value: UNTAGGED, label: found.untagged }}
      onChange={(value) =>
        onChange(
          value === UNTAGGED
            ? { tag: undefined, untagged: true }
            : { tag: value, untagged: undefined },
        )
      }
    />
  );
}

function OwnerFilter({ draft, onChange }: PartProps) {
  const { owners } = useLeadToolTexts().listMenu.filters;
  const { data: people = [] } = useQuery(userNamesQuery);
  return (
    <FilterChoice
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
