import type { MeetingAnswer } from '../../contract/planner.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';

/** The window that is open for a meeting. */
export type Opened = 'change' | 'cancel' | 'delete';

interface MeetingQuestionsProps {
  meeting: MeetingAnswer;
  opened: Opened | undefined;
  onCancelMeeting: () => void;
  onDelete: () => void;
  onClose: () => void;
}

/** Changes a meeting, or asks before it is cancelled or deleted. */
export function MeetingQuestions(props: MeetingQuestionsProps) {
  const { meeting, opened, onCancelMeeting, onDelete, onClose } = props;
  const { meetings } = usePlannerTexts();
  return (
    <>
      {opened === 'change' && <MeetingDialog meeting={meeting} onClose={onClose} />}
      <ConfirmDialog
        isOpen={opened === 'cancel'}
        title={meetings.cancellation.title(meeting.title)}
        action={meetings.cancellation.action}
        onConfirm={onCancelMeeting}
        onCancel={onClose}
      >
        <p>{meetings.cancellation.text}</p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={opened === 'delete'}
        title={meetings.deletion.title(meeting.title)}
        action={meetings.deletion.action}
        isDanger
        onConfirm={onDelete}
        onCancel={onClose}
      >
        <p>{meetings.deletion.text}</p>
      </ConfirmDialog>
    </>
  );
}
