import { z } from 'zod';
import { shownName } from './name.ts';

const isoTime = z.iso.datetime();

/** How a text of a template can be sent. */
const TEMPLATE_CHANNELS = ['whatsapp', 'sms', 'mail'] as const;
export const templateChannel = z.enum(TEMPLATE_CHANNELS);
export type TemplateChannel = z.infer<typeof templateChannel>;

/** The longest text. Some mail programs cut off the link of a longer one. */
const LONGEST_TEMPLATE = 1_500;

const name = shownName.max(60);
const channels = z
  .array(templateChannel)
  .min(1)
  .transform((list) => TEMPLATE_CHANNELS.filter((channel) => list.includes(channel)));
const subject = z.string().trim().max(150);
const text = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TEMPLATE)
  .describe(
    'With placeholders: `{firstName}`, `{name}`, `{company}`, `{form}`, `{me}` and `{answer:…}` with a question',
  );

/** A text that people send again and again. */
export const template = z.object({
  _id: z.string(),
  name: z.string(),
  channels: z.array(templateChannel),
  subject: z.string().describe('Of an e-mail; empty if it has none'),
  text: z.string(),
  isShared: z.boolean().describe('Everybody sees it'),
  isMine: z.boolean(),
  mayChange: z.boolean().describe('Whether the caller may change and remove it'),
  updatedAt: isoTime,
});
export type Template = z.infer<typeof template>;

/** `GET /api/templates` */
export const templateList = z.object({
  templates: z
    .array(template)
    .describe('Own ones and shared ones, by the time at which they were made'),
});
export type TemplateList = z.infer<typeof templateList>;

/** `POST /api/templates` */
export const newTemplateBody = z.strictObject({
  name,
  channels,
  subject: subject.default(''),
  text,
  isShared: z.boolean().default(false).describe('For admins'),
});
export type NewTemplateBody = z.input<typeof newTemplateBody>;

/** `PATCH /api/templates/:id`: fields that are left out stay. */
export const changeTemplateBody = z
  .strictObject({ name, channels, subject, text, isShared: z.boolean() })
  .partial()
  .refine(
    (fields) => Object.values(fields).some((value) => value !== undefined),
    'at least one field is needed',
  );
export type ChangeTemplateBody = z.input<typeof changeTemplateBody>;
