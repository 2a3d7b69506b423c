import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { DeletionIdsAnswer } from '../../contract/privacy.ts';
import { healthQuery } from '../api/health.ts';
import { pagesQuery } from '../api/pages.ts';
import { deleteIdentities } from '../api/privacy.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { DeletionResults } from './deletion-results.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { MOST_IDS, readIds } from './read-ids.ts';

/** Meta mails lists of people who want their data deleted. An admin pastes the ids here. */
export function DeletionIds() {
  const { deletionIds: texts } = useAdminTexts().privacy;
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [results, setResults] = useState<DeletionIdsAnswer['results']>();
  const [isAsking, ask] = useState(false);
  const deletion = useMutation({
    mutationFn: deleteIdentities,
    onError: (error) => setProblem(error.message),
    onSuccess: async (answer) => {
      setResults(answer.results);
      setText('');
      await Promise.all([
        client.invalidateQueries(pagesQuery),
        client.invalidateQueries(healthQuery),
      ]);
    },
    onSettled: () => ask(false),
  });
  const { ids, others } = readIds(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = findProblem();
    setProblem(found);
    ask(found === undefined);
  };
  const findProblem = () => {
    if (others.length > 0) return texts.notIds(others.slice(0, 3), others.length);
    if (ids.length === 0) return texts.noIds;
    return ids.length > MOST_IDS ? texts.tooMany(MOST_IDS) : undefined;
  };
  return (
    <PrivacySection title={texts.title} intro={texts.intro}>
      <form className="grid gap-3" noValidate onSubmit={submit}>
        <TextArea
          label={texts.label}
          hint={texts.hint}
          error={problem}
          className="font-mono"
          rows={4}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setProblem(undefined);
          }}
        />
        <Button type="submit" className="justify-self-start" isBusy={deletion.isPending}>
          {texts.submit}
        </Button>
      </form>
      {results && <DeletionResults results={results} />}
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.confirm.title(ids.length)}
        action={texts.confirm.action}
        isDanger
        isBusy={deletion.isPending}
        onConfirm={() => deletion.mutate(ids)}
        onCancel={() => ask(false)}
      >
        <p>{texts.confirm.text}</p>
      </ConfirmDialog>
    </PrivacySection>
  );
}
