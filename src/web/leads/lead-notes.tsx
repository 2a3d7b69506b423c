import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTellDone } from '../ui/toast.ts';
import { useState, type SubmitEvent } from 'react';
import type { LeadDetails } from '../../contract/lead.ts';
import { addNote, removeNewNote } from '../api/lead-work.ts';
import { leadKey } from '../api/leads.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { LeadNote } from './lead-note.tsx';
import { MentionArea } from './mention-area.tsx';
import { submitByKey } from './submit-by-key.ts';

/** What the team has written about the lead, the newest first. */
export function LeadNotes({ lead }: { lead: LeadDetails }) {
  const { notes: texts } = useTexts().leads.work;
  const client = useQueryClient();
  const [text, setText] = useState('');
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: leadKey(lead._id) });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => addNote(lead._id, text),
    onSuccess: async ({ note }) => {
      setText('');
      tellDone(texts.added, () => removeNewNote(lead._id, note._id), readAgain);
      await readAgain();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim() !== '') mutate();
  };
  return (
    <>
      <form className="grid gap-2" onSubmit={submit}>
        <MentionArea
          data-lead-button="note"
          label={texts.write}
          hint={texts.hint}
          className="min-h-16!"
          dir="auto"
          maxLength={10_000}
          value={text}
          error={error?.message}
          onChange={setText}
          onKeyDown={submitByKey}
        />
        <div className="flex justify-end">
          <Button type="submit" size="sm" look="primary" isBusy={isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
      {lead.notes.length > 0 && (
        <ul className="mt-3 grid gap-3">
          {lead.notes.toReversed().map((note) => (
            <LeadNote key={note._id} leadId={lead._id} note={note} />
          ))}
        </ul>
      )}
    </>
  );
}
