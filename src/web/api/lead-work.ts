import { infiniteQueryOptions } from '@tanstack/react-query';
import type {
  ChangeConversationBody,
  ConversationAnswer,
  ConversationBody,
} from '../../contract/lead-conversation.ts';
import type { ChangeNoteBody, NoteAnswer } from '../../contract/lead-note.ts';
import type { Timeline } from '../../contract/lead-timeline.ts';
import { leadKey } from './leads.ts';
import { request } from './request.ts';

const pathOf = (leadId: string) => `/api/leads/${encodeURIComponent(leadId)}`;
const noteOf = (leadId: string, noteId: string) =>
  `${pathOf(leadId)}/notes/${encodeURIComponent(noteId)}`;

const ENTRIES = 30;

/** Everything that happened to a lead, the newest first. */
export const timelineQuery = (leadId: string) =>
  infiniteQueryOptions({
    // Below the key of the lead: what makes one stale makes the other stale.
    queryKey: [...leadKey(leadId), 'timeline'] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(ENTRIES) });
      if (pageParam !== null) query.set('cursor', pageParam);
      return request<Timeline>(`${pathOf(leadId)}/timeline?${query.toString()}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });

export const addNote = (leadId: string, text: string) =>
  request<NoteAnswer>(`${pathOf(leadId)}/notes`, { method: 'POST', body: { text } });

export const editNote = (leadId: string, noteId: string, body: ChangeNoteBody) =>
  request<NoteAnswer>(noteOf(leadId, noteId), { method: 'PATCH', body });

export const removeNote = (leadId: string, noteId: string) =>
  request<{ success: true }>(noteOf(leadId, noteId), { method: 'DELETE' });

/** Removes a note that nobody has changed since it was added. */
export const removeNewNote = (leadId: string, noteId: string) =>
  request<{ success: true }>(`${noteOf(leadId, noteId)}?seenEditedAt=never`, { method: 'DELETE' });

const conversationOf = (leadId: string, conversationId: string) =>
  `${pathOf(leadId)}/conversations/${encodeURIComponent(conversationId)}`;

export const logConversation = (leadId: string, body: ConversationBody) =>
  request<ConversationAnswer>(`${pathOf(leadId)}/conversations`, { method: 'POST', body });

export const correctConversation = (
  leadId: string,
  conversationId: string,
  body: ChangeConversationBody,
) => request<ConversationAnswer>(conversationOf(leadId, conversationId), { method: 'PATCH', body });

export const removeConversation = (leadId: string, conversationId: string) =>
  request<{ success: true }>(conversationOf(leadId, conversationId), { method: 'DELETE' });

/** Removes a conversation that nobody has corrected since it was logged. */
export const removeNewConversation = (leadId: string, conversationId: string) =>
  request<{ success: true }>(`${conversationOf(leadId, conversationId)}?seenEditedAt=never`, {
    method: 'DELETE',
  });
