import type { Notice } from '../../contract/notice.ts';
import type { NoticeTexts } from '../../texts/texts.ts';

/**
 * A notice in one sentence.
 *
 * @param clock writes the time of a moment
 */
export function sayNotice(
  { kind, leadName, title, byName, dueAt }: Notice,
  texts: NoticeTexts,
  clock: (moment: Date) => string,
): string {
  const { say, noName, deleted } = texts;
  switch (kind) {
    case 'lead-assigned':
      return say.leadAssigned(leadName || noName);
    case 'old-leads-assigned':
      return say.oldLeadsAssigned;
    case 'leads-given':
      return say.leadsGiven;
    case 'mentioned':
      return say.mentioned(byName, leadName || noName);
    case 'work-handed-over':
      return say.workHandedOver;
    case 'meeting-soon':
      return say.meetingSoon(title ?? deleted, dueAt === null ? '' : clock(new Date(dueAt)));
    case 'task-due':
      return say.taskDue(title ?? deleted);
    case 'import-done':
      return say.importDone(title || deleted);
    case 'import-undone':
      return say.importUndone(title || deleted);
    default:
      return say.other;
  }
}
