import { useState } from 'react';
import type { MeetingAnswer } from '../../contract/planner.ts';
import { addMeeting, changeMeeting, deleteMeeting } from '../api/planner.ts';
import { useUser } from '../shell/use-user.ts';
import { shownTimeZone } from '../texts/time-zone-setting.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { reverseChange } from './change-back.ts';
import { findProblems, type Problems } from './find-problems.ts';
import { LeadChoice, type ChosenLead } from './lead-choice.tsx';
import {
  newMeetingEntry,
  toMeetingChange,
  toMeetingEntry,
  toNewMeeting,
  type MeetingEntry,
} from './meeting-entry.ts';
import { PersonField } from './person-field.tsx';
import { PlaceFields } from './place-fields.tsx';
import { PlannerForm } from './planner-form.tsx';
import { usePlannerChange } from './use-planner-change.ts';
import { useTellPlanned } from './use-tell-planned.ts';
import { WhenFields } from './when-fields.tsx';

interface MeetingDialogProps {
  /** The meeting to change; a new one if it is left out. */
  meeting?: MeetingAnswer;
  /** The lead of a new meeting, if it is known. */
  lead?: ChosenLead;
  onClose: () => void;
}

/** Plans a meeting, or changes one. */
export function MeetingDialog({ meeting: shown, lead, onClose }: MeetingDialogProps) {
  // As it was when the form opened, whatever others change in between.
  const [meeting] = useState(shown);
  const texts = usePlannerTexts();
  const [entry, setEntry] = useEntry(meeting, lead);
  const [problems, setProblems] = useState<Problems>({});
  const tellPlanned = useTellPlanned();
  const saving = usePlannerChange(
    (leadId: string) =>
      meeting
        ? changeMeeting(meeting._id, toMeetingChange(entry, meeting))
        : addMeeting(toNewMeeting(entry, leadId)),
    {
      onDone: (answer) => {
        const { _id, sequence, title: name } = answer;
        const change = meeting && toMeetingChange(entry, meeting);
        if (change)
          tellPlanned(texts.meetings.changed(name), () =>
            changeMeeting(_id, reverseChange(change, answer)),
          );
        else tellPlanned(texts.meetings.planned(name), () => deleteMeeting(_id, sequence));
        onClose();
      },
      // The form shows it.
      onFailed: () => undefined,
    },
  );
  const set = (change: Partial<MeetingEntry>) => setEntry((before) => ({ ...before, ...change }));
  const submit = () => {
    const found = findProblems(entry, texts.form);
    setProblems(found);
    if (!entry.lead || Object.keys(found).length > 0) return;
    saving.mutate(entry.lead._id);
  };
  const title = meeting ? texts.meetings.change : texts.meetings.plan;
  return (
    <Dialog title={title} isOpen onClose={() => !saving.isPending && onClose()}>
      <PlannerForm
        problem={saving.error?.message}
        isBusy={saving.isPending}
        onSubmit={submit}
        onCancel={onClose}
        {...(!meeting && { action: texts.meetings.plan })}
      >
        {!meeting && (
          <LeadChoice
            value={entry.lead}
            error={problems.lead}
            onChange={(chosen) =>
              set({
                lead: chosen,
                ...(chosen && entry.title === '' && { title: texts.meetings.with(chosen.name) }),
              })
            }
          />
        )}
        <Field
          label={texts.form.title}
          autoComplete="off"
          maxLength={200}
          value={entry.title}
          error={problems.title}
          onChange={({ target }) => set({ title: target.value })}
        />
        <WhenFields entry={entry} error={problems.start} onChange={set} />
        <PersonField
          label={texts.form.owner}
          value={entry.ownerId}
          onChange={(ownerId) => set({ ownerId })}
        />
        <PlaceFields entry={entry} error={problems.url} onChange={set} />
      </PlannerForm>
    </Dialog>
  );
}

function useEntry(meeting: MeetingAnswer | undefined, lead: ChosenLead | undefined) {
  const texts = usePlannerTexts();
  const now = useNow();
  const { id: me } = useUser();
  return useState<MeetingEntry>(() => {
    if (meeting) return toMeetingEntry(meeting);
    const title = lead ? texts.meetings.with(lead.name || texts.noName) : '';
    return newMeetingEntry(lead, title, { now, zone: shownTimeZone(), me });
  });
}
