import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import type { NewApiKeyBody } from '../../contract/api-key.ts';
import { apiKeysQuery, makeApiKey } from '../api/api-keys.ts';
import { useAdminTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { expiryDate, LIFETIMES, type Lifetime } from './lifetimes.ts';
import { ScopeChoice } from './scope-choice.tsx';
import { SecretDialog } from './secret-dialog.tsx';

/** Makes a key: first what it may do and how long, then its secret, once. */
export function NewApiKeyDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const making = useMutation({
    mutationFn: makeApiKey,
    onSuccess: () => client.invalidateQueries(apiKeysQuery),
  });
  if (making.data)
    return (
      <SecretDialog name={making.data.apiKey.name} secret={making.data.key} onClose={onClose} />
    );
  return (
    <NewApiKeyForm
      isBusy={making.isPending}
      error={making.error?.message}
      onSubmit={(body) => making.mutate(body)}
      onClose={onClose}
    />
  );
}

interface NewApiKeyFormProps {
  isBusy: boolean;
  error: string | undefined;
  onSubmit: (body: NewApiKeyBody) => void;
  onClose: () => void;
}

function NewApiKeyForm({ isBusy, error, onSubmit, onClose }: NewApiKeyFormProps) {
  const texts = useAdminTexts().apiKeys;
  const { cancel } = useTexts().ui;
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<NewApiKeyBody['scopes']>(['leads:read']);
  const [lifetime, setLifetime] = useState<Lifetime>('90');
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found =
      name.trim() === '' ? texts.noName : scopes.length === 0 ? texts.noScope : undefined;
    setProblem(found);
    if (found === undefined)
      onSubmit({ name, scopes, expiresAt: expiryDate(lifetime, new Date())?.toISOString() });
  };
  const shownProblem = problem ?? error;
  return (
    <Dialog
      title={texts.make}
      isOpen
      firstFocus={() => nameField.current}
      onClose={() => !isBusy && onClose()}
    >
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <Field
          label={texts.name}
          hint={texts.nameHint}
          autoComplete="off"
          ref={nameField}
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <ScopeChoice value={scopes} onChange={setScopes} />
        <div className="grid gap-1.5">
          <span className="text-sm font-medium">{texts.lifetime}</span>
          <Select
            label={texts.lifetime}
            className="w-full"
            value={lifetime}
            options={LIFETIMES.map((each) => ({ value: each, label: texts.lifetimes[each] }))}
            onChange={setLifetime}
          />
        </div>
        {shownProblem !== undefined && (
          <p role="alert" className="text-sm text-danger-text">
            {shownProblem}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button disabled={isBusy} onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {texts.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
