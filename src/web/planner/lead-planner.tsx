import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CalendarPlus, ListPlus } from 'lucide-react';
import { useState } from 'react';
import { leadQuery } from '../api/leads.ts';
import { meetingsQuery, tasksQuery } from '../api/planner.ts';
import { PanelSection } from '../leads/panel-section.tsx';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Button } from '../ui/button.tsx';
import type { ChosenLead } from './lead-choice.tsx';
import { nameDay } from './days.ts';
import { MeetingDialog } from './meeting-dialog.tsx';
import { MeetingRow } from './meeting-row.tsx';
import { TaskDialog } from './task-dialog.tsx';
import { TaskRow } from './task-row.tsx';
import { usePlannerFormats } from './use-planner-formats.ts';

/** The meetings and tasks of the open lead, and two buttons that add to them. */
export function LeadPlanner() {
  const texts = usePlannerTexts();
  const { leadId = '' } = useParams({ strict: false });
  const { data: lead } = useQuery(leadQuery(leadId));
  const [opened, open] = useState<'meeting' | 'task'>();
  const close = () => open(undefined);
  if (!lead) return null;
  const chosen: ChosenLead = { _id: leadId, name: lead.name || lead.email || lead.phone };
  return (
    <PanelSection title={texts.lead.title}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => open('meeting')}>
            <CalendarPlus className="size-3.5" aria-hidden="true" />
            {texts.meetings.plan}
          </Button>
          <Button onClick={() => open('task')}>
            <ListPlus className="size-3.5" aria-hidden="true" />
            {texts.tasks.add}
          </Button>
        </div>
        <PlannedList leadId={leadId} />
      </div>
      {opened === 'meeting' && <MeetingDialog lead={chosen} onClose={close} />}
      {opened === 'task' && <TaskDialog lead={chosen} onClose={close} />}
    </PanelSection>
  );
}

/** Open tasks first: they are what somebody has to do. Nothing is shown until both are loaded. */
function PlannedList({ leadId }: { leadId: string }) {
  const texts = usePlannerTexts();
  const { dateOf, weekday } = usePlannerFormats();
  const today = dateOf(useNow());
  const { data: meetings, error: meetingsError } = useQuery(meetingsQuery({ leadId }));
  const { data: tasks, error: tasksError } = useQuery(tasksQuery({ leadId, open: 'true' }));
  const error = meetingsError ?? tasksError;
  if (error && (!meetings || !tasks))
    return (
      <p role="alert" className="text-sm text-muted">
        {error.message}
      </p>
    );
  if (!meetings || !tasks) return null;
  if (meetings.meetings.length === 0 && tasks.tasks.length === 0)
    return <p className="text-sm text-muted">{texts.lead.none}</p>;
  return (
    <ul
      aria-label={texts.lead.title}
      data-home=""
      tabIndex={-1}
      className="divide-y divide-line rounded-xl border border-line bg-surface"
    >
      {tasks.tasks.map((task) => (
        <TaskRow key={task._id} task={task} isOnLead withAssignee />
      ))}
      {meetings.meetings.map((meeting) => (
        <MeetingRow
          key={meeting._id}
          meeting={meeting}
          day={nameDay(dateOf(new Date(meeting.start.at)), today, { texts, weekday })}
          isOnLead
          withOwner
        />
      ))}
    </ul>
  );
}
