import type { AuditLog } from '../audit/audit-log.ts';
import { createErasedKeys } from '../imports/erased-keys.ts';
import { forgetWaiting } from '../imports/forget-waiting.ts';
import { createErasePerson, type ErasePerson } from '../privacy/erase-person.ts';
import { forgetFileTexts } from '../privacy/forget-file-texts.ts';
import { createForgetViews } from '../privacy/forget-views.ts';
import { createRetention, type Retention } from '../privacy/retention.ts';
import { RetentionSchedule } from '../privacy/retention-schedule.ts';
import type { AppContext } from './app-context.ts';

export interface Privacy {
  readonly erasePerson: ErasePerson;
  readonly retention: Retention;
  readonly retentionSchedule: RetentionSchedule;
}

/** Erases the data of people, and deletes data that is too old. */
export function wirePrivacy(
  { log, storage, turns, now }: Pick<AppContext, 'log' | 'storage' | 'turns' | 'now'>,
  audit: AuditLog,
): Privacy {
  const erasePerson = wireErasePerson({ storage, now }, audit);
  const retention = createRetention({
    store: storage.retention,
    settings: storage.settings,
    erasePerson,
    now,
  });
  const retentionSchedule = new RetentionSchedule({
    retention,
    claim: (ms) => turns.claim('retention', ms),
    onRun: ({ counts }) => {
      log.info({ deleted: counts }, 'data that was too old was deleted');
      void audit.record({
        action: 'retention-run',
        by: { kind: 'system', part: 'retention' },
        fields: Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [kind] : [])),
      });
    },
    onError: (err) => log.error({ err }, 'data that is too old could not be deleted'),
    now,
    elapsed: () => performance.now(),
  });
  return { erasePerson, retention, retentionSchedule };
}

export const wireErasePerson = (
  { storage, now }: Pick<AppContext, 'storage' | 'now'>,
  audit: AuditLog,
): ErasePerson =>
  createErasePerson({
    leads: storage.leads,
    unlinked: storage.unlinked,
    erasures: storage.erasures,
    forgetViews: createForgetViews(storage),
    forgetWaiting: (keys) =>
      forgetWaiting(keys, {
        store: storage.imports,
        erased: createErasedKeys(storage.counts),
        now,
      }),
    forgetFileTexts: (people) => forgetFileTexts(people, storage.imports),
    onErased: async ({ id, by }) => {
      storage.bus.publish({ of: 'inbox' });
      await audit.record({ action: 'erased', by, reference: id });
    },
    now,
  });
