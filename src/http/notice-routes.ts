import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  noticeList,
  noticeQuery,
  readNoticesAnswer,
  readNoticesBody,
  type Notice as WireNotice,
} from '../contract/notice.ts';
import { AppError } from '../errors.ts';
import type { Lead } from '../leads/lead.ts';
import { maySee, type Viewer } from '../leads/visibility.ts';
import type { Notice } from '../notices/notice.ts';
import { plannerFor } from '../planner/planner-for.ts';
import type { User } from '../users/user.ts';
import { viewerOf } from './viewer.ts';
import type { ServerParts } from './server-parts.ts';

/** What the notices of a page are about. */
interface Read {
  readonly known: ReadonlyMap<string, Lead>;
  readonly titles: ReadonlyMap<string, string | null>;
  readonly viewer: Viewer;
}

/** What a person is told, for that person alone. */
export async function noticeRoutes(
  instance: FastifyInstance,
  { bus, imports, leads, notes, notices, now, planner, settings }: ServerParts,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  /** Of an import, by the name of its file. */
  const nameOfImport = (id: string): Promise<string | null> =>
    imports.find(id).then(
      ({ fileName }) => fileName,
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'not-found') return null;
        throw error;
      },
    );
  /**
   * What the tasks, meetings and imports of notices are called, by their ids. One that was deleted since, or given to
   * somebody else, has no title.
   */
  const readTitles = async (
    found: readonly Notice[],
    viewer: Viewer,
  ): Promise<ReadonlyMap<string, string | null>> => {
    const seen = plannerFor(planner, leads, viewer);
    const idsOf = (isOf: (kind: Notice['kind']) => boolean) => [
      ...new Set(found.flatMap(({ kind, itemId }) => (isOf(kind) ? (itemId ?? []) : []))),
    ];
    const items = await Promise.all([
      seen.findTasks(idsOf((kind) => kind === 'task-due')),
      seen.findMeetings(idsOf((kind) => kind === 'meeting-soon')),
    ]);
    const files = await Promise.all(
      idsOf(isOfImport).map(async (id) => [id, await nameOfImport(id)] as const),
    );
    return new Map([...items.flat().map(({ id, title }) => [id, title] as const), ...files]);
  };
  const authorOf = async ({ kind, leadId, itemId }: Notice): Promise<string | null> => {
    if (kind !== 'mentioned' || leadId === null) return null;
    return (await notes.listOfLead(leadId)).find(({ id }) => id === itemId)?.authorName ?? null;
  };
  const present = async (found: Notice, { known, titles, viewer }: Read): Promise<WireNotice> => {
    const lead = leadOf(found, known, viewer);
    const isOfHiddenNote =
      found.kind === 'mentioned' && found.leadId !== null && lead.leadId === null;
    return {
      _id: found.id,
      kind: found.kind,
      ...lead,
      itemId: isOfHiddenNote ? null : found.itemId,
      title: found.itemId === null ? null : (titles.get(found.itemId) ?? null),
      byName: isOfHiddenNote ? null : await authorOf(found),
      dueAt: found.dueAt?.toISOString() ?? null,
      isLate: found.isLate,
      createdAt: found.createdAt.toISOString(),
      readAt: found.readAt?.toISOString() ?? null,
    };
  };

  api.get(
    '/notices',
    { schema: { querystring: noticeQuery, response: { 200: noticeList } } },
    async (request) => {
      const { query } = request;
      const { id } = personOf(request.user);
      const viewer = await viewerOf(settings, request);
      const [page, unread] = await Promise.all([notices.list(id, query), notices.countUnread(id)]);
      const leadIds = new Set(page.notices.flatMap(({ leadId }) => leadId ?? []));
      const known = new Map((await leads.findAll([...leadIds])).map((lead) => [lead.id, lead]));
      const read = { known, titles: await readTitles(page.notices, viewer), viewer };
      return {
        notices: await Promise.all(page.notices.map((found) => present(found, read))),
        unread,
        nextCursor: page.nextCursor ?? null,
      };
    },
  );

  api.post(
    '/notices/read',
    { schema: { body: readNoticesBody, response: { 200: readNoticesAnswer } } },
    async ({ user, body: { ids } }) => {
      const { id } = personOf(user);
      await (ids ? notices.markRead(id, ids, now()) : notices.markAllRead(id, now()));
      bus.publish({ of: 'notices', userId: id });
      return { unread: await notices.countUnread(id) };
    },
  );
}

const isOfImport = (kind: Notice['kind']): boolean =>
  kind === 'import-done' || kind === 'import-undone';

function personOf(user: User | null): User {
  if (!user) throw new AppError('session-needed', {});
  return user;
}

/** What a notice says of its lead, which somebody else may own by now. */
function leadOf({ leadId }: Notice, known: ReadonlyMap<string, Lead>, viewer: Viewer) {
  const lead = leadId === null ? undefined : known.get(leadId);
  if (!lead) return { leadId, leadName: null };
  if (!maySee(viewer, lead)) return { leadId: null, leadName: null };
  return { leadId, leadName: lead.name || lead.email || lead.phone };
}
