import {
  CalendarCheck,
  CalendarPlus,
  CalendarX,
  Ellipsis,
  Pencil,
  Trash2,
  UserX,
} from 'lucide-react';
import { useState } from 'react';
import type { MeetingAnswer, MeetingState } from '../../contract/planner.ts';
import { changeMeeting, deleteMeeting, meetingFile } from '../api/planner.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { addMeetingAgain, reverseChange } from './change-back.ts';
import { MeetingQuestions, type Opened } from './meeting-questions.tsx';
import { usePlannerChange } from './use-planner-change.ts';
import { useTellPlanned } from './use-tell-planned.ts';

const ICON = 'size-4 text-muted';

/** What can be done with a meeting. */
export function MeetingMenu({ meeting }: { meeting: MeetingAnswer }) {
  const texts = usePlannerTexts();
  const { meetings } = texts;
  const [opened, open] = useState<Opened>();
  const close = () => open(undefined);
  const tellPlanned = useTellPlanned();
  const stating = usePlannerChange(
    (state: MeetingState) => changeMeeting(meeting._id, { state, from: { state: meeting.state } }),
    {
      onDone: (answer) =>
        tellPlanned(meetings.changed(meeting.title), () =>
          changeMeeting(meeting._id, reverseChange({ from: { state: meeting.state } }, answer)),
        ),
    },
  );
  const deletion = usePlannerChange(() => deleteMeeting(meeting._id), {
    onDone: () => {
      const { leadId, title } = meeting;
      // A person who does not see the lead cannot plan a meeting with it.
      if (leadId === null) toast.success(meetings.deleted(title));
      else tellPlanned(meetings.deleted(title), () => addMeetingAgain(meeting, leadId));
    },
  });
  const setState = (state: MeetingState) => {
    close();
    stating.mutate(state);
  };
  const remove = () => {
    close();
    deletion.mutate(undefined);
  };
  return (
    <>
      <Menu
        label={texts.actionsOf(meeting.title)}
        align="end"
        trigger={
          <Button size="icon" look="ghost" aria-label={texts.actionsOf(meeting.title)}>
            <Ellipsis className="size-4" aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onSelect={() => open('change')}>
          <Pencil className={ICON} aria-hidden="true" />
          {texts.edit}
        </MenuItem>
        <MenuLink>
          <a href={meetingFile(meeting._id)} download>
            <CalendarPlus className={ICON} aria-hidden="true" />
            {meetings.file}
          </a>
        </MenuLink>
        <MenuSeparator />
        <StateItems
          isPlanned={meeting.state === 'planned'}
          onState={setState}
          onCancel={() => open('cancel')}
        />
        <MenuSeparator />
        <MenuItem onSelect={() => open('delete')}>
          <Trash2 className={ICON} aria-hidden="true" />
          {meetings.delete}
        </MenuItem>
      </Menu>
      <MeetingQuestions
        meeting={meeting}
        opened={opened}
        onCancelMeeting={() => setState('cancelled')}
        onDelete={remove}
        onClose={close}
      />
    </>
  );
}

interface StateItemsProps {
  isPlanned: boolean;
  onState: (state: MeetingState) => void;
  onCancel: () => void;
}

function StateItems({ isPlanned, onState, onCancel }: StateItemsProps) {
  const { meetings } = usePlannerTexts();
  if (!isPlanned)
    return (
      <MenuItem onSelect={() => onState('planned')}>
        <CalendarCheck className={ICON} aria-hidden="true" />
        {meetings.markPlanned}
      </MenuItem>
    );
  return (
    <>
      <MenuItem onSelect={() => onState('held')}>
        <CalendarCheck className={ICON} aria-hidden="true" />
        {meetings.markHeld}
      </MenuItem>
      <MenuItem onSelect={() => onState('no_show')}>
        <UserX className={ICON} aria-hidden="true" />
        {meetings.markNoShow}
      </MenuItem>
      <MenuItem onSelect={onCancel}>
        <CalendarX className={ICON} aria-hidden="true" />
        {meetings.cancel}
      </MenuItem>
    </>
  );
}
