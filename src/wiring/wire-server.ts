import { join } from 'node:path';
import { createApiKeys } from '../api-keys/api-keys.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Config } from '../config.ts';
import type { LiveFeed } from '../http/live-feed.ts';
import type { BulkRuns } from '../bulk/bulk-runs.ts';
import { createViews } from '../views/views.ts';
import { createServer } from '../http/server.ts';
import type { ServerParts } from '../http/server-parts.ts';
import { createRelatedLeads } from '../leads/related-leads.ts';
import { answerHandshake } from '../meta-api/answer-handshake.ts';
import { readSignedRequest } from '../meta-api/signed-request.ts';
import { createTemplates } from '../templates/templates.ts';
import type { Setup } from '../users/setup.ts';
import { createReadMaintenance } from './wire-audit.ts';
import type { AppContext } from './app-context.ts';
import type { ConnectionCommands } from './wire-connections.ts';
import type { Health } from './wire-health.ts';
import type { AssignmentParts } from './wire-assignment.ts';
import type { ImportParts } from './wire-imports.ts';
import type { PeopleParts } from './wire-people.ts';
import type { PipelineParts } from './wire-pipeline.ts';
import type { DashboardParts } from './wire-dashboard.ts';
import type { PlannerParts } from './wire-planner.ts';
import type { Privacy } from './wire-privacy.ts';
import type { Intake } from './wire-intake.ts';

/** The folder of the built web application. */
const WEB_ROOT = join(import.meta.dirname, '..', '..', 'dist', 'web');

interface WiredParts extends PeopleParts {
  readonly audit: AuditLog;
  readonly setup: Setup;
  readonly feed: LiveFeed;
  readonly intake: Intake;
  readonly health: Health;
  readonly connections: ConnectionCommands;
  readonly privacy: Privacy;
  readonly planner: PlannerParts;
  readonly assignment: AssignmentParts;
  readonly bulk: BulkRuns;
  readonly pipeline: PipelineParts;
  readonly dashboard: DashboardParts['dashboard'];
  readonly imports: ImportParts;
}

/** The HTTP server with all its routes. It does not listen yet. */
export function wireServer(
  { config, log, storage, now }: AppContext,
  wired: WiredParts,
): ReturnType<typeof createServer> {
  const {
    accounts,
    counts,
    team,
    audit,
    setup,
    feed,
    intake,
    health,
    connections,
    privacy,
    planner,
    assignment,
    bulk,
    pipeline,
    dashboard,
    imports,
  } = wired;
  return createServer(
    {
      url: config.url,
      secureCookies: config.secureCookies,
      webRoot: WEB_ROOT,
      demo: config.demo ?? null,
      accounts,
      team,
      settings: storage.settings,
      erasePerson: privacy.erasePerson,
      retention: privacy.retention,
      erasures: storage.erasures,
      leadEvents: storage.leadEvents,
      notes: storage.notes,
      conversations: storage.conversations,
      apiKeys: createApiKeys(storage.apiKeys, now),
      counts,
      audit,
      auditStore: storage.audit,
      readMaintenance: createReadMaintenance({ storage, now }),
      setup,
      feed,
      bus: storage.bus,
      leads: storage.leads,
      relatedLeads: createRelatedLeads({ ...storage, now }),
      board: storage.board,
      pipelines: pipeline.pipelines,
      startMovingLeavers: () => pipeline.leavers.wake(),
      ...planner,
      ...assignment,
      notices: storage.notices,
      views: createViews({ store: storage.views, settings: storage.settings, now }),
      bulk,
      dashboard,
      templates: createTemplates(storage.templates, now),
      ...importsOf(imports, config),
      users: storage.users,
      pages: storage.pages,
      inbox: storage.inbox,
      incidents: storage.incidents,
      ...connections,
      health: health.checkHealth,
      syncPages: intake.syncPages,
      retryLeads: intake.retryLeads,
      completeLead: intake.completeLead,
      receiveWebhook: intake.receiveWebhook,
      wakeWorker: () => intake.worker.wake(),
      checkSignature: health.checkSignature,
      readSignedRequest: (text) => readSignedRequest(text, config.meta.webhookSecrets),
      privacyRequests: storage.privacyRequests,
      answerHandshake: (query) => answerHandshake(query, config.meta.verifyTokens),
      checkWritable: () => storage.checkWritable(),
      storageFault: () => storage.fault(),
      now,
    },
    { log, trustProxy: config.trustProxy, allowedHosts: config.allowedHosts },
  );
}

const importsOf = (
  { imports }: ImportParts,
  { dataDir, importLimitBytes, mongodb }: Config,
): Pick<ServerParts, 'imports' | 'fileRoom'> => ({
  imports,
  fileRoom: {
    folder: dataDir,
    mostBytes: importLimitBytes,
    // SQLite keeps the rows and their leads on the same disk.
    timesFree: mongodb ? 1 : 3,
  },
});
