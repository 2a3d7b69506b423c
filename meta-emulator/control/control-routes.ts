import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FaultPatch } from '../faults/fault-schema.ts';
import type { Settings } from '../settings.ts';
import type { SampleName } from '../webhooks/sample-changes.ts';
import { ControlError } from './control-error.ts';
import type {
  AppPatch,
  ChaosStart,
  NewChange,
  NewForm,
  NewLeads,
  NewPage,
  NewToken,
  Revocation,
} from './control-schemas.ts';
import type { EmulatorControl } from './emulator-control.ts';

const BODY_LIMIT = 16 * 1024 * 1024;
const rawBody = z.strictObject({ body: z.string() });

/**
 * The control API, in JSON. Each function checks its own input, so that calls in process get the
 * same checks. A route only passes the input on.
 */
export async function controlRoutes(
  server: FastifyInstance,
  { control }: { control: EmulatorControl },
): Promise<void> {
  server.setErrorHandler((error, request, reply) => {
    const { status, message } = explain(error);
    if (status === 500) request.log.error(error);
    void reply.status(status).send({ error: message });
  });
  const idOf = (request: FastifyRequest) => (request.params as { id: string }).id;
  const done = { success: true };

  server.get('/state', () => control.getState());
  server.get('/leads', () => control.listLeads());
  server.post('/leads', { bodyLimit: BODY_LIMIT }, ({ body }) =>
    control.createLeads(body as NewLeads),
  );
  server.get('/deliveries', () => control.listDeliveries());
  server.post('/deliveries/settle', () => control.settle().then(() => done));
  server.post('/deliveries/:id/redeliver', (request) => control.redeliver(idOf(request)));
  server.post('/ping', () => control.ping().then(() => done));
  server.post('/changes', ({ body }) => control.sendChange(body as NewChange).then(() => done));
  server.post('/samples/:id', (request) =>
    control.sendSample(idOf(request) as SampleName).then(() => done),
  );
  server.post('/deliver-raw', { bodyLimit: BODY_LIMIT }, ({ body }) =>
    control.deliverRaw(rawBody.parse(body).body),
  );
  server.get('/faults', () => control.getFaults());
  server.patch('/faults', ({ body }) => control.changeFaults(body as FaultPatch));
  server.delete('/faults', () => control.clearFaults().then(() => done));
  server.post('/chaos', ({ body }) => control.startChaos((body ?? {}) as ChaosStart));
  server.delete('/chaos', () => control.stopChaos().then(() => done));
  server.post('/pages', ({ body }) => control.addPage(body as NewPage));
  server.post('/pages/:id/unsubscribe', (request) =>
    control.unsubscribePage(idOf(request)).then(() => done),
  );
  server.post('/forms', ({ body }) => control.addForm(body as NewForm));
  server.post('/tokens', ({ body }) => control.createToken((body ?? {}) as NewToken));
  server.post('/tokens/revoke', ({ body }) => control.revokeTokens((body ?? {}) as Revocation));
  server.patch('/app', ({ body }) => control.changeApp(body as AppPatch));
  server.patch('/settings', ({ body }) => control.changeSettings(body as Partial<Settings>));
  server.get('/requests', () => control.listRequests());
  server.delete('/requests', () => control.clearRequests().then(() => done));
  server.post('/reset', () => control.reset().then(() => done));
}

function explain(error: unknown): { status: number; message: string } {
  if (error instanceof ControlError) return { status: error.status, message: error.message };
  if (error instanceof z.ZodError) return { status: 400, message: z.prettifyError(error) };
  const { statusCode = 500, message = 'failed' } = error as {
    statusCode?: number;
    message?: string;
  };
  return { status: statusCode, message };
}
