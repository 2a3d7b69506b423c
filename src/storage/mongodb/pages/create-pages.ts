import type { ClosureStore } from '../../../connections/closure-store.ts';
import type { ConnectStateStore } from '../../../connections/connect-state-store.ts';
import type { HealthStore } from '../../../connections/health/health-store.ts';
import type { IncidentStore } from '../../../connections/health/incident-store.ts';
import type { PageStore } from '../../../connections/page-store.ts';
import type { PrivacyRequestStore } from '../../../connections/privacy-request-store.ts';
import type { TurnStore } from '../../../turns/turn-store.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { closureIndexes } from './closure-document.ts';
import { createClosureStore } from './closure-store.ts';
import { connectStateIndexes, createConnectStateStore } from './connect-state-store.ts';
import { createFinishPass } from './finish-pass.ts';
import { formIndexes } from './form-document.ts';
import { createHealthStore } from './health-store.ts';
import { incidentIndexes } from './incident-document.ts';
import { createIncidentStore } from './incident-store.ts';
import { createPageChanges } from './page-changes.ts';
import { pageIndexes, pagesOf } from './page-document.ts';
import { createForms } from './page-forms.ts';
import { createPageReads } from './page-reads.ts';
import { createPassCheckpoints } from './pass-checkpoints.ts';
import { createPassClaims, releasePasses } from './pass-claims.ts';
import { createPrivacyRequestStore } from './privacy-request-store.ts';
import { createRemovePage } from './remove-page.ts';
import { createSaveGrants } from './save-grants.ts';
import { createTurnStore, releaseTurns } from './turn-store.ts';
import { verdictIndexes } from './webhook-verdicts.ts';

export interface Pages extends StoreGroup {
  readonly pages: PageStore;
  readonly connectStates: ConnectStateStore;
  readonly closures: ClosureStore;
  readonly health: HealthStore;
  readonly incidents: IncidentStore;
  readonly turns: TurnStore;
  readonly privacyRequests: PrivacyRequestStore;
}

/** Connections in `meta_pages`, their forms in `meta_forms`, and what is known of their health. */
export function createPages(context: MongodbContext): Pages {
  const { db, processName, now } = context;
  return {
    indexes: [
      ...pageIndexes,
      ...formIndexes,
      ...closureIndexes,
      ...connectStateIndexes,
      ...verdictIndexes,
      ...incidentIndexes,
    ],
    close: async () => {
      await releasePasses(pagesOf(db), processName, now());
      await releaseTurns(db, processName);
    },
    pages: createPageStore(context),
    connectStates: createConnectStateStore(db),
    closures: createClosureStore(db),
    health: createHealthStore(db),
    incidents: createIncidentStore(db),
    turns: createTurnStore(db),
    privacyRequests: createPrivacyRequestStore(db),
  };
}

function createPageStore({ db, report }: MongodbContext): PageStore {
  const pages = pagesOf(db);
  return {
    saveGrants: createSaveGrants(pages),
    remove: createRemovePage(db),
    ...createPageReads(pages, report),
    ...createPageChanges(pages),
    ...createForms(db, report),
    ...createPassClaims(pages),
    ...createPassCheckpoints(pages),
    finishPass: createFinishPass(pages),
  };
}
