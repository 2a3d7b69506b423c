/** How a text of a template can be sent. */
export const TEMPLATE_CHANNELS = ['whatsapp', 'sms', 'mail'] as const;
export type TemplateChannel = (typeof TEMPLATE_CHANNELS)[number];

/** What a person enters of a template. */
export interface TemplateFields {
  /** What the team calls it. */
  readonly name: string;
  /** At least one. */
  readonly channels: readonly TemplateChannel[];
  /** Of an e-mail; may be empty. */
  readonly subject: string;
  /** The text with placeholders such as `{firstName}`. */
  readonly text: string;
  /** Whether everybody sees it. Admins alone share templates. */
  readonly isShared: boolean;
}

/** A text that people send again and again. */
export interface Template extends TemplateFields {
  readonly id: string;
  /** The person, or the API key, that made it. */
  readonly ownerId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
