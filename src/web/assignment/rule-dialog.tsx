import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import type { AssignmentRule } from '../../contract/assignment.ts';
import { rulesQuery } from '../api/assignment.ts';
import { pagesQuery } from '../api/pages.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useAdminTexts, useFormats, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { CheckList } from './check-list.tsx';
import { HoursChoice } from './hours-choice.tsx';
import { MemberChoice } from './member-choice.tsx';
import { fromDraft, toDraft, type RuleDraft } from './rule-draft.ts';
import { usePutRules } from './use-put-rules.ts';

interface RuleDialogProps {
  /** Undefined for a new one, which comes after the others. */
  rule: AssignmentRule | undefined;
  onClose: () => void;
}

const SOURCES = ['facebook', 'instagram', 'website', 'manual', 'other'] as const;

/** Adds or changes a rule. */
export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const texts = useAdminTexts().assignment;
  const { cancel } = useTexts().ui;
  const { timeZone } = useFormats();
  const nameField = useRef<HTMLInputElement>(null);
  const { data: rules = [] } = useQuery(rulesQuery);
  const [draft, set] = useState(() =>
    toDraft(rule, timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const [problem, setProblem] = useState<string>();
  const put = usePutRules();
  const change = (part: Partial<RuleDraft>) => set({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemOf(draft, texts.form);
    setProblem(found);
    if (found !== undefined) return;
    const next = fromDraft(draft, rule);
    put.mutate(
      rule ? rules.map((each) => (each._id === rule._id ? next : each)) : [...rules, next],
      {
        onSuccess: onClose,
      },
    );
  };
  const shown = problem ?? put.error?.message;
  return (
    <Dialog
      title={rule ? texts.change : texts.add}
      isOpen
      isWide
      firstFocus={() => nameField.current}
      onClose={() => !put.isPending && onClose()}
    >
      <form className="grid gap-5" noValidate onSubmit={submit}>
        <Field
          ref={nameField}
          label={texts.form.name}
          hint={texts.form.nameHint}
          autoComplete="off"
          maxLength={100}
          value={draft.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <Conditions draft={draft} onChange={change} />
        <MemberChoice value={draft.members} onChange={(members) => change({ members })} />
        <HoursChoice draft={draft} onChange={change} />
        {draft.hasHours && <FallbackChoice draft={draft} onChange={change} />}
        {shown !== undefined && (
          <p role="alert" className="text-sm text-danger-text">
            {shown}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button disabled={put.isPending} onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" look="primary" isBusy={put.isPending}>
            {texts.form.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type FormTexts = ReturnType<typeof useAdminTexts>['assignment']['form'];

/** What keeps a draft from being a rule. */
function problemOf(draft: RuleDraft, texts: FormTexts): string | undefined {
  if (draft.name.trim() === '') return texts.noName;
  if (Object.keys(draft.members).length === 0) return texts.noMember;
  if (!draft.hasHours) return undefined;
  const ranges = Object.values(draft.hours.week).flatMap((day) => day ?? []);
  if (ranges.length === 0) return texts.noDay;
  const isRight = ranges.every(({ from, to }) => from !== '' && from < to);
  return isRight ? undefined : texts.badHours;
}

interface PartProps {
  draft: RuleDraft;
  onChange: (part: Partial<RuleDraft>) => void;
}

function Conditions({ draft, onChange }: PartProps) {
  const texts = useAdminTexts().assignment.form;
  const { sources } = useTexts().leads;
  const { data: pages = [] } = useQuery(pagesQuery);
  const ofFacebook = pages.filter(({ parentPageId }) => parentPageId === null);
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{texts.conditionsHint}</p>
      {ofFacebook.length > 0 && (
        <CheckList
          label={texts.connections}
          options={ofFacebook.map(({ pageId, name }) => ({ value: pageId, label: name }))}
          value={draft.pageIds}
          onChange={(pageIds) => onChange({ pageIds })}
        />
      )}
      <CheckList
        label={texts.sources}
        options={SOURCES.map((value) => ({ value, label: sources[value] }))}
        value={draft.sources}
        onChange={(chosen) => onChange({ sources: chosen })}
      />
      <Field
        label={texts.countries}
        hint={texts.countriesHint}
        value={draft.countries}
        onChange={({ target }) => onChange({ countries: target.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label={texts.question}
          value={draft.question}
          onChange={({ target }) => onChange({ question: target.value })}
        />
        <Field
          label={texts.answers}
          hint={texts.answersHint}
          value={draft.answers}
          onChange={({ target }) => onChange({ answers: target.value })}
        />
      </div>
    </div>
  );
}

function FallbackChoice({ draft, onChange }: PartProps) {
  const { fallback, fallbacks } = useAdminTexts().assignment.form;
  const { data: people = [] } = useQuery(userNamesQuery);
  return (
    <div className="grid gap-1.5">
      <span className="text-sm font-medium" aria-hidden="true">
        {fallback}
      </span>
      <Select
        label={fallback}
        className="w-full"
        value={draft.fallback}
        options={[
          { value: 'wait', label: fallbacks.wait },
          { value: 'next-rule', label: fallbacks.nextRule },
          ...people
            .filter(({ id, isDisabled }) => !isDisabled || id === draft.fallback)
            .map(({ id, name }) => ({ value: id, label: fallbacks.person(name) })),
        ]}
        onChange={(value) => onChange({ fallback: value })}
      />
    </div>
  );
}
