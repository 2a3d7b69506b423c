import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../engine.ts';
import type { Form } from '../world/world.ts';
import { formPage } from './form-page.ts';
import { html } from './html.ts';
import { inspectorRoutes } from './inspector-routes.ts';
import { overviewPage } from './overview-page.ts';
import { pageFrame } from './page-frame.ts';
import { readSubmission, type Submission } from './read-submission.ts';
import { sendPage } from './send-page.ts';
import { sentPage } from './sent-page.ts';
import { STYLES } from './styles.ts';
import type { UiParts } from './ui-parts.ts';

/** How long the thank-you page waits for the delivery, so that it can tell its outcome. */
const PATIENCE_MS = 1500;

/** The pages for people: forms to fill in, and the inspector. */
export async function uiRoutes(server: FastifyInstance, parts: UiParts): Promise<void> {
  const { engine, control } = parts;
  server.setErrorHandler((error, _request, reply) => {
    const {
      statusCode,
      status = statusCode ?? 500,
      message,
    } = error as Error & {
      statusCode?: number;
      status?: number;
    };
    return sendPage(
      reply.status(status),
      pageFrame(
        'Did not work',
        html`<h1>That did not work</h1>
          <p role="alert">${message}</p>`,
      ),
    );
  });

  server.get('/styles.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(STYLES),
  );
  server.get('/', (_request, reply) => sendPage(reply, overviewPage(engine)));

  server.get('/app', (_request, reply) => {
    const url = engine.appUrl ?? callbackOrigin(engine);
    return url === undefined
      ? sendMissing(reply, 'No app has subscribed to webhooks yet, so its address is not known.')
      : reply.redirect(url, 302);
  });

  server.get('/forms/:id', (request, reply) => {
    const form = formOf(engine, request);
    if (!form) return sendMissing(reply, 'This form does not exist. A reset may have removed it.');
    const isExample = 'example' in (request.query as object);
    return sendPage(reply, formPage(engine, form, isExample));
  });

  server.post('/forms/:id', async (request, reply) => {
    const form = formOf(engine, request);
    if (!form) return sendMissing(reply, 'This form does not exist. A reset may have removed it.');
    const lead = readSubmission(form, (request.body ?? {}) as Submission);
    const { leads } = await control.createLeads(lead);
    return reply.redirect(`/sent/${leads[0]?.id}`, 303);
  });

  server.get('/sent/:id', async (request, reply) => {
    const lead = engine.world.leads.get(idOf(request));
    if (!lead) return sendMissing(reply, 'This lead does not exist. A reset may have removed it.');
    await Promise.race([engine.outbox.settled(), delay(PATIENCE_MS)]);
    return sendPage(reply, sentPage(engine, lead));
  });

  await server.register(inspectorRoutes, parts);
}

const idOf = (request: FastifyRequest) => (request.params as { id: string }).id;

function formOf(engine: Engine, request: FastifyRequest): Form | undefined {
  return engine.world.forms.get(idOf(request));
}

const callbackOrigin = ({ world }: Engine): string | undefined =>
  URL.parse(world.appSubscriptions.get('page')?.callbackUrl ?? '')?.origin;

function sendMissing(reply: FastifyReply, message: string): FastifyReply {
  return sendPage(
    reply.status(404),
    pageFrame(
      'Not found',
      html`<h1>Not found</h1>
        <p>${message}</p>`,
    ),
  );
}
