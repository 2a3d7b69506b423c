import type { FastifyInstance } from 'fastify';
import { EventStream } from './event-stream.ts';
import { viewerOf } from './viewer.ts';
import type { ApiParts } from './server-parts.ts';

/** `GET /api/events`: live events as server-sent events, as long as the session lasts. */
export async function eventRoutes(api: FastifyInstance, parts: ApiParts): Promise<void> {
  const { identity, streams } = parts;
  api.addHook('preClose', async () => streams.endAll());

  // There is no HEAD route: it would open a stream without a body that never ends.
  api.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
    const principal = await identity.admit(request, { role: 'user', scope: 'leads:read' });
    const viewer = await viewerOf(parts.settings, request);
    reply.hijack();
    const response = reply.raw;
    const userId = request.user?.id ?? null;
    const stream = new EventStream(response, { ...principal, viewer, userId }, () =>
      streams.remove(stream),
    );
    // If the client left during the check, no close event follows.
    if (response.destroyed || request.socket.destroyed) return;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Without this header, nginx buffers the events.
      'x-accel-buffering': 'no',
      'x-request-id': request.id,
    });
    response.write('retry: 1000\n\n');
    streams.add(stream);
  });
}
