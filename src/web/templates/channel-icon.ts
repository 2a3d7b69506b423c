import { Mail, MessageCircle, MessageSquareText, type LucideIcon } from 'lucide-react';
import type { TemplateChannel } from '../../contract/template.ts';

/** In the order in which they are offered. */
export const CHANNELS: readonly TemplateChannel[] = ['whatsapp', 'sms', 'mail'];

/** As on the buttons that call and write. */
export const CHANNEL_ICONS: Readonly<Record<TemplateChannel, LucideIcon>> = {
  whatsapp: MessageCircle,
  sms: MessageSquareText,
  mail: Mail,
};
