import { BulkRuns } from '../bulk/bulk-runs.ts';
import { createReadViewer } from '../users/read-viewer.ts';
import type { AppContext } from './app-context.ts';

/** Changes of many leads at once. */
export const wireBulk = ({
  log,
  storage,
  now,
}: Pick<AppContext, 'log' | 'storage' | 'now'>): BulkRuns =>
  new BulkRuns({
    store: storage.bulkRuns,
    readViewer: createReadViewer(storage),
    leads: storage.leads,
    leadEvents: storage.leadEvents,
    onError: (err) => log.error({ err }, 'a change of several leads was interrupted'),
    now,
  });
