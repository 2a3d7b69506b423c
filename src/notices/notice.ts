export const NOTICE_KINDS = [
  'lead-assigned',
  'old-leads-assigned',
  'leads-given',
  'mentioned',
  'work-handed-over',
  'meeting-soon',
  'task-due',
  'import-done',
  'import-undone',
] as const;

/**
 * - `lead-assigned`: a lead was given to the person.
 * - `old-leads-assigned`: leads that had been sent long before were given to the person; one notice for all of a day.
 * - `leads-given`: somebody gave several leads to the person at once.
 * - `mentioned`: a note mentions the person.
 * - `work-handed-over`: the work of a person who was disabled was given to the person.
 * - `meeting-soon`, `task-due`: a reminder of a meeting or a task of the person.
 * - `import-done`, `import-undone`: a file that the person imported is in, or its leads are removed again.
 */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What one person is told. It names a lead by its id alone, so that it holds no data of a person who sent one. */
export interface Notice {
  readonly id: string;
  /** The person who is told. */
  readonly userId: string;
  readonly kind: NoticeKind;
  /** Null if it is about several leads, or about none. */
  readonly leadId: string | null;
  /** The meeting or the task of the reminder, the note that mentions the person, or the import. */
  readonly itemId: string | null;
  /** When the meeting begins or the task is due; null if it is no reminder. */
  readonly dueAt: Date | null;
  /** The reminder came later than it should, because LeadRabbit was not running. */
  readonly isLate: boolean;
  readonly createdAt: Date;
  /** Null until the person has read it. */
  readonly readAt: Date | null;
}

type Optional = 'itemId' | 'dueAt' | 'isLate';

export interface NewNotice
  extends Omit<Notice, 'id' | 'readAt' | Optional>, Partial<Pick<Notice, Optional>> {
  /** Says what the notice is about. A second notice with the same key is not stored. */
  readonly key: string;
}
