import { z } from 'zod';

const NOTICE_KINDS = [
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

/** What a person is told. */
export const notice = z.object({
  _id: z.string(),
  kind: z.string().describe(`One of ${NOTICE_KINDS.join(', ')}; more may be added`),
  leadId: z
    .string()
    .nullable()
    .describe('Null if it is about several leads, or the person does not see the lead any more'),
  leadName: z.string().nullable().describe('Null without `leadId`, and if the lead was erased'),
  itemId: z
    .string()
    .nullable()
    .describe('The meeting, the task, the note or the import that it is about'),
  title: z
    .string()
    .nullable()
    .describe(
      'Of the meeting or the task, or the name of the file; null if there is none any more',
    ),
  byName: z.string().nullable().describe('Who wrote the note that mentions the person'),
  dueAt: z.iso.datetime().nullable().describe('When the meeting begins or the task is due'),
  isLate: z.boolean().describe('The reminder came late, because LeadRabbit was not running'),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});
export type Notice = z.infer<typeof notice>;

export const noticeQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(60).optional(),
});

/** `GET /api/notices`, the newest first. `nextCursor` is null on the last page. */
export const noticeList = z.object({
  notices: z.array(notice),
  unread: z.number().int().describe('How many are unread on all pages'),
  nextCursor: z.string().nullable(),
});
export type NoticeList = z.infer<typeof noticeList>;

/** `POST /api/notices/read`: marks these as read, or all if `ids` is left out. */
export const readNoticesBody = z.strictObject({
  ids: z.array(z.string().min(1).max(64)).max(500).optional(),
});

export type ReadNoticesBody = z.input<typeof readNoticesBody>;

export const readNoticesAnswer = z.object({ unread: z.number().int() });
export type ReadNoticesAnswer = z.infer<typeof readNoticesAnswer>;
