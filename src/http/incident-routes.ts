import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { APP } from '../connections/health/health-report.ts';
import type { Incident } from '../connections/health/incident.ts';
import { incidentsAnswer, listIncidentsQuery } from '../contract/incident.ts';
import { presentIncident } from './present-incident.ts';
import type { ServerParts } from './server-parts.ts';

/** During these incidents only webhooks fail, so a lead that came by webhook was not delayed. */
const CONCERN_WEBHOOKS = /^(subscription-|app-)/;

/** The history of incidents, for admins. */
export async function incidentRoutes(
  instance: FastifyInstance,
  parts: Pick<ServerParts, 'incidents' | 'inbox' | 'pages' | 'now'>,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { incidents, inbox, pages, now } = parts;

  const countLeads = ({ subject, code, openedAt, closedAt }: Incident) =>
    inbox.countDelayed(
      subject === APP ? null : subject,
      { from: openedAt, to: closedAt ?? now() },
      CONCERN_WEBHOOKS.test(code),
    );

  api.get(
    '/facebook/incidents',
    { schema: { querystring: listIncidentsQuery, response: { 200: incidentsAnswer } } },
    async (request) => {
      const { pageId: subject, limit, cursor } = request.query;
      const found = await incidents.list({ subject, limit, cursor });
      const entries = new Map((await pages.list()).map((entry) => [entry.pageId, entry]));
      const shown = found.incidents.map(async (incident) =>
        presentIncident(incident, entries.get(incident.subject), await countLeads(incident)),
      );
      return { incidents: await Promise.all(shown), nextCursor: found.nextCursor ?? null };
    },
  );
}
