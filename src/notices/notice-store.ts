import type { NewNotice, Notice } from './notice.ts';

export interface NoticeQuery {
  readonly limit: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
}

export interface NoticePage {
  /** The newest first. */
  readonly notices: readonly Notice[];
  /** Undefined on the last page. */
  readonly nextCursor: string | undefined;
}

/** Stores what people are told. */
export interface NoticeStore {
  /** Stores a notice once by its key, also if several processes add it. @returns whether it is new */
  add(notice: NewNotice): Promise<boolean>;
  /** @throws the `invalid-cursor` error for a cursor that no page returned */
  list(userId: string, query: NoticeQuery): Promise<NoticePage>;
  countUnread(userId: string): Promise<number>;
  /** Marks notices of a person as read. Those that were read keep their time. */
  markRead(userId: string, ids: readonly string[], at: Date): Promise<void>;
  markAllRead(userId: string, at: Date): Promise<void>;
}
