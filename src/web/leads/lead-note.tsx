import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import type { LeadNote as Note } from '../../contract/lead-note.ts';
import { addNote, editNote, removeNote } from '../api/lead-work.ts';
import { leadKey } from '../api/leads.ts';
import { useUser } from '../shell/use-user.ts';
import { useTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useTellDone } from '../ui/toast.ts';
import { MentionArea } from './mention-area.tsx';
import { submitByKey } from './submit-by-key.ts';
import { useRemoval } from './use-removal.tsx';

/** A note. Its author and admins can change and remove it. */
export function LeadNote({ leadId, note }: { leadId: string; note: Note }) {
  const { notes: texts } = useTexts().leads.work;
  const user = useUser();
  const [isEditing, setEditing] = useState(false);
  const [question, askRemoval] = useRemoval(leadId, {
    texts,
    remove: () => removeNote(leadId, note._id),
    restore: () => addNote(leadId, note.text),
  });
  if (isEditing) return <NoteEditor leadId={leadId} note={note} onDone={() => setEditing(false)} />;
  const mayChange = user.role === 'admin' || user.id === note.authorId;
  return (
    <li className="group grid gap-0.5">
      <div className="flex min-h-7 items-center gap-1.5 text-xs text-muted">
        <span dir="auto" className="font-medium">
          {note.authorName || texts.anybody}
        </span>
        <span aria-hidden="true">·</span>
        <TimeAgo iso={note.createdAt} />
        {note.editedAt !== null && (
          <>
            <span aria-hidden="true">·</span>
            <span>{texts.edited}</span>
          </>
        )}
        {mayChange && (
          <span className="ml-auto flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
            <IconButton label={texts.edit} onClick={() => setEditing(true)}>
              <Pencil className="size-3.5" />
            </IconButton>
            <IconButton label={texts.remove} onClick={askRemoval}>
              <Trash2 className="size-3.5" />
            </IconButton>
          </span>
        )}
      </div>
      <p dir="auto" className="text-sm [overflow-wrap:anywhere] whitespace-pre-wrap">
        {note.text}
      </p>
      {question}
    </li>
  );
}

interface NoteEditorProps {
  leadId: string;
  note: Note;
  onDone: () => void;
}

function NoteEditor({ leadId, note, onDone }: NoteEditorProps) {
  const { notes: texts, edit } = useTexts().leads.work;
  const client = useQueryClient();
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: leadKey(leadId) });
  // As it was when the editor opened, whatever others change in between.
  const [before] = useState(note);
  const [text, setText] = useState(note.text);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => editNote(leadId, note._id, { text, seenEditedAt: before.editedAt }),
    onSuccess: async ({ note: changed }) => {
      tellDone(
        texts.changed,
        () =>
          editNote(leadId, note._id, {
            text: before.text,
            seenEditedAt: changed.editedAt,
          }),
        readAgain,
      );
      await readAgain();
      onDone();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim() !== '') mutate();
  };
  return (
    <li>
      <form className="grid gap-2" onSubmit={submit}>
        <MentionArea
          label={texts.editing}
          dir="auto"
          maxLength={10_000}
          autoFocus
          value={text}
          error={error?.message}
          onChange={setText}
          onKeyDown={submitByKey}
        />
        <div className="flex justify-end gap-2">
          <Button size="sm" look="ghost" onClick={onDone}>
            {edit.cancel}
          </Button>
          <Button type="submit" size="sm" look="primary" isBusy={isPending}>
            {edit.save}
          </Button>
        </div>
      </form>
    </li>
  );
}
