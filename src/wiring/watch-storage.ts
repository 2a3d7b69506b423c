import { APP, type HealthCheck } from '../connections/health/health-report.ts';
import { reasonOfFault } from '../storage-fault.ts';
import { sayReason } from '../texts/english.ts';
import type { AppContext } from './app-context.ts';
import type { NotifyAdmins } from './notify-admins.ts';

const LOUDEST = 5;

/** Reports faults of the storage to the log, the admins and the open screens. */
export const createWatchStorage =
  ({ log, storage }: Pick<AppContext, 'log' | 'storage'>, notify: NotifyAdmins) =>
  (): Promise<void> =>
    storage.startChecks({
      onFault: (fault) => {
        storage.bus.publish({ of: 'page', pageId: APP });
        if (!fault) return log.warn('the database can be used again');
        const reason = reasonOfFault(fault);
        log.error({ fault: fault.code, ...fault.params }, sayReason(reason));
        notify({ pageId: null, check: 'database', reason });
      },
      onRepaired: (code) =>
        log.warn({ fault: code }, 'files of the database were deleted and have been made again'),
      onUnsound: (details) => log.error(details, 'the database could not be found sound'),
    });

/** The health check of the storage; nothing while there is no fault. */
export const createCheckStorage =
  ({ storage }: Pick<AppContext, 'storage'>) =>
  (): readonly HealthCheck[] => {
    const fault = storage.fault();
    if (!fault) return [];
    return [{ id: 'database', state: 'bad', alarm: LOUDEST, ...reasonOfFault(fault) }];
  };
