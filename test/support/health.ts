import type { HealthAnswer, HealthCheck } from '../../src/contract/health.ts';
import type { Incident, IncidentsAnswer } from '../../src/contract/incident.ts';
import type { Verdict } from '../../src/contract/verdict.ts';
import { eventually } from './eventually.ts';
import type { World } from './start-world.ts';

/** What is known of the health of connections, without a call to Meta. */
export const readHealth = async (world: World): Promise<HealthAnswer> =>
  (await world.app.admin.get<HealthAnswer>('/api/facebook/health')).body;

/** Presses "Check now". */
export const checkNow = async (world: World, pageId?: string): Promise<HealthAnswer> =>
  (await world.app.admin.post<HealthAnswer>('/api/facebook/health', { pageId })).body;

export const appCheck = ({ app }: HealthAnswer, id: string): HealthCheck | undefined =>
  app?.checks.find((check) => check.id === id);

/** Waits until the one verdict of an entry has this code. */
export const verdictOf = (world: World, pageId: string, code: string): Promise<Verdict> =>
  eventually(`verdict ${code} of ${pageId}`, async () => {
    const { verdict } = await world.page(pageId);
    return verdict.code === code && verdict;
  });

export const incidentsOf = async (world: World, query = ''): Promise<Incident[]> =>
  (await world.app.admin.get<IncidentsAnswer>(`/api/facebook/incidents${query}`)).body.incidents;
