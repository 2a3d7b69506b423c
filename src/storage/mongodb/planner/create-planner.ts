import type { ImportStore } from '../../../imports/import-store.ts';
import type { NoticeStore } from '../../../notices/notice-store.ts';
import type { CalendarFeedStore } from '../../../planner/calendar-feed-store.ts';
import { MEETING_RULES } from '../../../planner/meeting.ts';
import type { MeetingStore, TaskStore } from '../../../planner/planner-store.ts';
import { TASK_RULES } from '../../../planner/task.ts';
import type { TemplateStore } from '../../../templates/template-store.ts';
import type { EventRelay } from '../leads/event-relay.ts';
import type { LeadDocument } from '../leads/lead-document.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { importIndexes } from '../imports/import-document.ts';
import { createImportStore } from '../imports/import-store.ts';
import { createNoticeStore, noticeIndexes } from '../notices/notice-store.ts';
import { createTemplateStore, templateIndexes } from '../templates/template-store.ts';
import { calendarFeedIndexes, createCalendarFeedStore } from './calendar-feed-store.ts';
import { ItemEvents } from './item-events.ts';
import { meetingCollection } from './meeting-collection.ts';
import { indexesOf, type PlannerDocument } from './planner-document.ts';
import { createPlannerStore } from './planner-store.ts';
import { taskCollection } from './task-collection.ts';

export interface Planner extends StoreGroup {
  readonly meetings: MeetingStore;
  readonly tasks: TaskStore;
  readonly calendarFeeds: CalendarFeedStore;
  readonly notices: NoticeStore;
  readonly templates: TemplateStore;
  readonly imports: ImportStore;
}

/** Meetings, tasks, the feeds that calendars read, what people are told, their templates, and imports. */
export function createPlanner(
  { db }: MongodbContext,
  { relay }: { readonly relay: EventRelay },
): Planner {
  const leads = db.collection<LeadDocument>('leads');
  const meetings = db.collection<PlannerDocument>(meetingCollection.name);
  const tasks = db.collection<PlannerDocument>(taskCollection.name);
  const events = new ItemEvents({
    leads,
    relay,
    kinds: [{ items: meetings, listOnLead: meetingCollection.listOnLead }, { items: tasks }],
  });
  return {
    indexes: [
      ...indexesOf(meetingCollection),
      ...indexesOf(taskCollection),
      ...calendarFeedIndexes,
      ...noticeIndexes,
      ...templateIndexes,
      ...importIndexes,
    ],
    calendarFeeds: createCalendarFeedStore(db),
    notices: createNoticeStore(db),
    templates: createTemplateStore(db),
    imports: createImportStore(db),
    meetings: createPlannerStore({
      items: meetings,
      leads,
      collection: meetingCollection,
      rules: MEETING_RULES,
      events,
    }),
    tasks: createPlannerStore({
      items: tasks,
      leads,
      collection: taskCollection,
      rules: TASK_RULES,
      events,
    }),
    prepare: async () => {
      // What a process left that has ended; a running one finishes its own at the same time, without harm.
      await events.carryAll();
      events.start();
    },
    close: () => events.stop(),
  };
}
