import { useQuery } from '@tanstack/react-query';
import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import type { TaskAnswer } from '../../contract/planner.ts';
import { tasksQuery } from '../api/planner.ts';
import { Screen } from '../shell/screen.tsx';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { DaySection } from './day-section.tsx';
import { addDays } from './days.ts';
import { groupTasks } from './group-tasks.ts';
import { TaskDialog } from './task-dialog.tsx';
import { TaskRow } from './task-row.tsx';
import { WhoseSelect, type Whose } from './whose-select.tsx';
import { usePlannerFormats } from './use-planner-formats.ts';

type View = 'open' | 'done';

/** Tasks that are done leave the list this many days after they were due. */
const DONE_DAYS = 30;

/** Tasks: overdue, of today and later, or those that are done. */
export function TasksScreen() {
  const { tasks } = usePlannerTexts();
  const [view, setView] = useState<View>('open');
  const [whose, setWhose] = useState<Whose>('mine');
  const [isAdding, setAdding] = useState(false);
  return (
    <Screen
      title={tasks.title}
      intro={tasks.intro}
      actions={
        <Button look="primary" onClick={() => setAdding(true)}>
          <Plus className="size-3.5" aria-hidden="true" />
          {tasks.add}
        </Button>
      }
    >
      <Tabs
        label={tasks.views}
        value={view}
        options={(['open', 'done'] as const).map((value) => ({ value, label: tasks[value] }))}
        onChange={setView}
        actions={<WhoseSelect value={whose} onChange={setWhose} />}
      >
        <TaskList view={view} whose={whose} />
      </Tabs>
      {isAdding && <TaskDialog onClose={() => setAdding(false)} />}
    </Screen>
  );
}

function TaskList({ view, whose }: { view: View; whose: Whose }) {
  const texts = usePlannerTexts();
  const { tasks: own } = texts;
  const { dateOf } = usePlannerFormats();
  const today = dateOf(useNow());
  const { data, error, refetch } = useQuery(
    tasksQuery({
      ...(view === 'open' ? { open: 'true' } : { open: 'false', from: addDays(today, -DONE_DAYS) }),
      ...(whose === 'mine' && { mine: 'true' }),
    }),
  );
  if (!data && error)
    return <ErrorState title={own.notRead} error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton label={own.reading} />;
  if (data.tasks.length === 0)
    return (
      <EmptyState icon={<ListChecks />} title={own.none[view].title}>
        {own.none[view].text}
      </EmptyState>
    );
  const withAssignee = whose === 'everybody';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {view === 'open' ? (
        <OpenTasks tasks={data.tasks} withAssignee={withAssignee} />
      ) : (
        <DaySection title={own.done}>
          {data.tasks
            .toSorted((a, b) => (b.doneAt ?? '').localeCompare(a.doneAt ?? ''))
            .map((task) => (
              <TaskRow key={task._id} task={task} withAssignee={withAssignee} />
            ))}
        </DaySection>
      )}
      {data.nextCursor !== null && <p className="text-sm text-muted">{texts.more}</p>}
    </div>
  );
}

interface OpenTasksProps {
  tasks: readonly TaskAnswer[];
  withAssignee: boolean;
}

function OpenTasks({ tasks, withAssignee }: OpenTasksProps) {
  const texts = usePlannerTexts();
  const { dateOf } = usePlannerFormats();
  const groups = groupTasks(tasks, useNow(), dateOf);
  const titles = {
    overdue: texts.tasks.overdue,
    today: texts.today,
    later: texts.tasks.later,
  } as const;
  return (['overdue', 'today', 'later'] as const)
    .filter((name) => groups[name].length > 0)
    .map((name) => (
      <DaySection key={name} title={titles[name]} isUrgent={name === 'overdue'}>
        {groups[name].map((task) => (
          <TaskRow key={task._id} task={task} withAssignee={withAssignee} />
        ))}
      </DaySection>
    ));
}
