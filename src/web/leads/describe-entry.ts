import { describeConversation, isOfConversation } from './describe-conversation.ts';
import { describeItem, doneBy, type DescribedLine, type ItemFormats } from './describe-item.ts';
import type { FieldValue } from '../../contract/lead-edit.ts';
import type { TimelineEntry } from '../../contract/lead-timeline.ts';
import type { UserNameList } from '../../contract/user.ts';
import type { LeadHistoryTexts, Texts } from '../../texts/texts.ts';

type LeadTexts = Omit<Texts['leads'], 'statuses'> & {
  /** The names of stages by their ids. */
  readonly statuses: Readonly<Record<string, string>>;
  readonly history: LeadHistoryTexts;
};
type People = UserNameList['users'];

/** An entry of the timeline in words. */
export interface DescribedEntry {
  readonly title: string;
  /** Fields with their values before and after. */
  readonly lines: readonly DescribedLine[];
  /** The text of a note, what was said, or the title of a meeting or a task; empty if there is none. */
  readonly text: string;
}

export function describeEntry(
  entry: TimelineEntry,
  texts: LeadTexts,
  people: People,
  formats: Pick<ItemFormats, 'clock' | 'day' | 'now'>,
): DescribedEntry {
  const { note, changes } = entry;
  const { timeline } = texts.history;
  if (isOfConversation(entry.type)) {
    const { history, work } = texts;
    return describeConversation(entry, { history, channels: work.channels }, formats);
  }
  if (IS_ITEM.test(entry.type)) {
    const nameOfPerson = (id: string) => writeValue('ownerId', id, texts, people);
    const item = describeItem(entry, timeline, { ...formats, nameOfPerson });
    return { title: titleOf(entry, texts, item.lines), ...item };
  }
  const lines = (HAS_NO_LINES.has(entry.type) ? [] : changes).map(({ field, from, to }) => ({
    field: nameOf(field, texts),
    before: writeValue(field, from, texts, people),
    after: writeValue(field, to, texts, people),
  }));
  // The note itself is above; here it only has its place in time.
  const noteText = note?.text ?? (entry.type === 'lead.note-added' ? timeline.noteGone : '');
  return {
    title: titleOf(entry, texts, lines),
    lines,
    text: noteText,
  };
}

/** Entries whose titles say it all. */
const HAS_NO_LINES: ReadonlySet<string> = new Set([
  'lead.taken',
  'lead.given-back',
  'lead.created',
]);

/** An event of a meeting or a task. */
const IS_ITEM = /^lead\.(?:meeting|task)-/;

/** The texts of the timeline that are whole sentences by themselves. */
type TitleName = {
  [Name in keyof LeadHistoryTexts['timeline']]: LeadHistoryTexts['timeline'][Name] extends string
    ? Name
    : never;
}[keyof LeadHistoryTexts['timeline']];

const TITLES: Readonly<Partial<Record<string, TitleName>>> = {
  'lead.seen': 'seen',
  'lead.note-added': 'noteAdded',
  'lead.note-edited': 'noteEdited',
  'lead.note-removed': 'noteRemoved',
  'lead.status-undone': 'undone',
  'lead.change-undone': 'undone',
  'lead.assigned': 'assigned',
  'lead.handed-over': 'handedOver',
  'lead.taken': 'taken',
  'lead.given-back': 'givenBack',
  'lead.unlinked': 'unlinked',
  'lead.linked': 'linked',
  'lead.meeting-added': 'meetingAdded',
  'lead.meeting-changed': 'meetingChanged',
  'lead.meeting-removed': 'meetingRemoved',
  'lead.task-added': 'taskAdded',
  'lead.task-changed': 'taskChanged',
  'lead.task-removed': 'taskRemoved',
};

function titleOf(
  entry: TimelineEntry,
  { history: { timeline } }: LeadTexts,
  lines: DescribedEntry['lines'],
): string {
  const { type, by, changes } = entry;
  const isDone = doneBy(entry);
  if (isDone !== undefined) return isDone ? timeline.taskDone : timeline.taskReopened;
  if (type === 'lead.created' && changes.length > 0) return timeline.imported;
  if (type === 'lead.created')
    return by === null || by.kind === 'system' ? timeline.created : timeline.createdBy;
  const name = TITLES[type];
  if (name) return timeline[name];
  const [line] = lines;
  if (!line) return timeline.other;
  return lines.length === 1 ? timeline.changed(line.field) : timeline.changes(lines.length);
}

/** The name of a field, such as `contact.city`. */
function nameOf(path: string, { work: { fields }, history: { timeline } }: LeadTexts): string {
  const own: Readonly<Record<string, string>> = {
    ...fields,
    status: timeline.status,
    ownerId: timeline.owner,
    priority: timeline.priority,
    tags: timeline.tags,
    lostReason: timeline.lostReason,
    rule: timeline.rule,
  };
  const name = path.replace(/^(?:contact|customFields)\./, '');
  return path.startsWith('customFields.') ? name : (own[name] ?? name);
}

function writeValue(field: string, value: FieldValue, texts: LeadTexts, people: People): string {
  const { owner, priority } = texts.work;
  const { timeline } = texts.history;
  const text = [value ?? ''].flat().join(', ');
  if (field === 'ownerId')
    return text === ''
      ? owner.nobody
      : (people.find(({ id }) => id === text)?.name ?? owner.unknown);
  if (text === '') return field === 'priority' ? priority.none : timeline.empty;
  if (field === 'status') return lookUp(texts.statuses, text);
  if (field === 'lostReason') return lookUp(texts.history.lostReasons, text);
  if (field === 'priority') return lookUp(priority.names, text);
  return text;
}

/** The server may know more of them. */
const lookUp = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;
