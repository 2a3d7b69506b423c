import type { FieldValue } from '../../contract/lead-edit.ts';
import type { TimelineEntry } from '../../contract/lead-timeline.ts';
import type { LeadHistoryTexts } from '../../texts/texts.ts';
import type { DescribedLine, ItemFormats } from './describe-item.ts';

/** A conversation that is logged this long after it started shows when that was, in ms. */
const LATE_MS = 2 * 60_000;

/** An event of a call or a message. */
export const isOfConversation = (type: string): boolean => type.startsWith('lead.conversation-');

interface ConversationTexts {
  readonly history: LeadHistoryTexts;
  /** The names of channels. */
  readonly channels: Readonly<Record<string, string>>;
}

/** A call or a message in the timeline: what it was, or what a correction changed. */
export function describeConversation(
  { type, at, changes, conversation }: TimelineEntry,
  { history, channels }: ConversationTexts,
  { clock, now }: Pick<ItemFormats, 'clock' | 'now'>,
): { readonly title: string; readonly lines: readonly DescribedLine[]; readonly text: string } {
  const { conversation: texts, outcomes, timeline } = history;
  if (type === 'lead.conversation-removed')
    return { title: texts.entryRemoved, lines: [], text: '' };
  const write = (field: string, value: FieldValue): string => {
    const text = typeof value === 'string' ? value : '';
    if (field === 'channel') return channels[text] ?? text;
    if (field === 'startedAt') return clock(new Date(text), now);
    const words: Readonly<Record<string, string>> =
      field === 'direction' ? texts.directions : outcomes;
    return text === '' ? texts.notSaid : (words[text] ?? text);
  };
  if (type === 'lead.conversation-changed') {
    const { channel, direction, outcome, time: startedAt } = texts;
    const names: Readonly<Record<string, string>> = { channel, direction, outcome, startedAt };
    const lines = changes.map(({ field, from, to }) => ({
      field: names[field] ?? field,
      before: write(field, from),
      after: write(field, to),
    }));
    // Of a text that was corrected only the new one is kept.
    const text = lines.length === 0 ? (conversation?.text ?? '') : '';
    return { title: texts.entryCorrected, lines, text };
  }
  if (!conversation) return { title: texts.entryLogged, lines: [], text: texts.gone };
  const { channel, direction, outcome, text, startedAt, editedAt } = conversation;
  const started = new Date(startedAt);
  const isLate = Math.abs(new Date(at).getTime() - started.getTime()) > LATE_MS;
  const said = [
    direction === 'in' ? timeline.incoming : '',
    outcome === null ? '' : outcomes[outcome],
    isLate ? clock(started, now) : '',
    editedAt === null ? '' : texts.isCorrected,
    text,
  ];
  return {
    title: channels[channel] ?? channel,
    lines: [],
    text: said.filter(Boolean).join(' · '),
  };
}
