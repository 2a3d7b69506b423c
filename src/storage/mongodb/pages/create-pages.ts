import type { ClosureStore } from '../../../connections/closure-store.ts';
import type { ConnectStateStore } from '../../../connections/connect-state-store.ts';
import type { HealthStore } from '../../../connections/health/health-store.ts';
import type { IncidentStore } from '../../../connections/health/incident-store.ts';
import type { PageStore } from '../../../connections/page-store.ts';
import type { PrivacyRequestStore } from '../../../connections/privacy-request-store.ts';
import type { TurnStore } from '../../../turns/turn-store.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { notBuilt } from '../not-built.ts';

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
export function createPages(_context: MongodbContext): Pages {
  return {
    indexes: [],
    pages: notBuilt('pages'),
    connectStates: notBuilt('connectStates'),
    closures: notBuilt('closures'),
    health: notBuilt('health'),
    incidents: notBuilt('incidents'),
    turns: notBuilt('turns'),
    privacyRequests: notBuilt('privacyRequests'),
  };
}
