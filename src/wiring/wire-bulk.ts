import { BulkRuns } from '../bulk/bulk-runs.ts';
import type { ReadCurrentStage } from '../leads/with-current-stage.ts';
import { createReadViewer } from '../users/read-viewer.ts';
import type { AppContext } from './app-context.ts';

/** Changes of many leads at once. */
export const wireBulk = (
  { log, storage, now }: Pick<AppContext, 'log' | 'storage' | 'now'>,
  readCurrentStage: ReadCurrentStage,
): BulkRuns =>
  new BulkRuns({
    store: storage.bulkRuns,
    readViewer: createReadViewer(storage),
    leads: storage.leads,
    leadEvents: storage.leadEvents,
    readCurrentStage,
    onError: (err) => log.error({ err }, 'a change of several leads was interrupted'),
    now,
  });
