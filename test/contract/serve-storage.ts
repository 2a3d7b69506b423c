import type { Storage } from '../../src/storage/storage.ts';
import type { StorageAnswer, StorageCall } from './storage-process.ts';

type Method = (...args: readonly unknown[]) => unknown;

/** The child's side of `startStorageProcess`: runs the calls of the parent on a real storage. */
export function serveStorage(storage: Storage, actions: Record<string, Method> = {}): void {
  process.on('message', (call: StorageCall) => {
    void perform(storage, actions, call).then((answer) => process.send?.(answer));
  });
  process.send?.({ id: 0 } satisfies StorageAnswer);
}

async function perform(
  storage: Storage,
  actions: Record<string, Method>,
  { id, store, method, args }: StorageCall,
): Promise<StorageAnswer> {
  try {
    const target = (store === 'action' ? actions : parts(storage)[store]) as Record<string, Method>;
    return { id, value: await target[method]?.(...args) };
  } catch (error) {
    return { id, error: describeError(error) };
  }
}

const parts = (storage: Storage): Record<string, object> => ({
  pages: storage.pages,
  inbox: storage.inbox,
  leads: storage.leads,
  board: storage.board,
  leadEvents: storage.leadEvents,
  dashboard: storage.dashboard,
  meetings: storage.meetings,
  tasks: storage.tasks,
  calendarFeeds: storage.calendarFeeds,
  notes: storage.notes,
  conversations: storage.conversations,
  unlinked: storage.unlinked,
  assignments: storage.assignments,
  notices: storage.notices,
  views: storage.views,
  bulkRuns: storage.bulkRuns,
  templates: storage.templates,
  imports: storage.imports,
  connectStates: storage.connectStates,
  closures: storage.closures,
  health: storage.health,
  incidents: storage.incidents,
  users: storage.users,
  sessions: storage.sessions,
  accountLinks: storage.accountLinks,
  audit: storage.audit,
  erasures: storage.erasures,
  retention: storage.retention,
  apiKeys: storage.apiKeys,
  counts: storage.counts,
  privacyRequests: storage.privacyRequests,
  setupCodes: storage.setupCodes,
  settings: storage.settings,
  turns: storage.turns,
  processes: storage.processes,
  bus: storage.bus,
  storage,
});

function describeError(error: unknown) {
  const { status, code, message } = Object(error) as Record<string, unknown>;
  return {
    status: typeof status === 'number' ? status : 500,
    code: String(code),
    message: String(message),
  };
}
