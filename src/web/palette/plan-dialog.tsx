import type { Lead } from '../../contract/lead.ts';
import { MeetingDialog } from '../planner/meeting-dialog.tsx';
import { TaskDialog } from '../planner/task-dialog.tsx';

export interface PlanDialogProps {
  what: 'task' | 'meeting';
  lead: Lead;
  onClose: () => void;
}

/** Adds a task or a meeting to the open lead. */
export function PlanDialog({ what, lead, onClose }: PlanDialogProps) {
  const chosen = { _id: lead._id, name: lead.name || lead.email || lead.phone };
  return what === 'task' ? (
    <TaskDialog lead={chosen} onClose={onClose} />
  ) : (
    <MeetingDialog lead={chosen} onClose={onClose} />
  );
}
