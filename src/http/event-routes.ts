import type { FastifyInstance } from 'fastify';
import { ADMIN_EVENTS, type LiveEvent } from '../contract/live-event.ts';
import type { ApiParts } from './server-parts.ts';

/** Proxies drop quiet connections, often after a minute; also how often a session is re-checked. */
const HEARTBEAT_MS = 20_000;

/** A reader that is this far behind is cut off; it reconnects and reads its lists again. */
const MOST_UNSENT_BYTES = 1024 * 1024;

/** `GET /api/events`: what happens, as server-sent events, for as long as the session lasts. */
export async function eventRoutes(api: FastifyInstance, parts: ApiParts): Promise<void> {
  const { feed, identity, streams } = parts;
  api.addHook('preClose', async () => streams.endAll());

  api.get('/events', async (request, reply) => {
    const { id: sessionId, user } = await identity.requireUser(request);
    reply.hijack();
    const stream = reply.raw;
    // Gone while it was asked who it is: there will be no close to end the stream by.
    if (stream.destroyed || request.socket.destroyed) return;
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx would hold events back otherwise.
      'x-accel-buffering': 'no',
      'x-request-id': request.id,
    });
    stream.write('retry: 1000\n\n');

    const unsubscribe = feed.subscribe((event) => {
      if (ADMIN_EVENTS.has(event.type) && user.role !== 'admin') return;
      if (stream.writableLength > MOST_UNSENT_BYTES) stream.destroy();
      else stream.write(toFrame(event));
    });
    const heartbeat = setInterval(() => {
      void identity.find(request).then(
        (session) => (session?.user.role === user.role ? stream.write(': still here\n\n') : end()),
        () => end(),
      );
    }, HEARTBEAT_MS);
    const end = () => {
      stream.end();
      forget();
    };
    const forget = () => {
      clearInterval(heartbeat);
      unsubscribe();
      removeStream();
    };
    const removeStream = streams.add(sessionId, end);
    stream.on('close', forget);
  });
}

const toFrame = ({ type, data }: LiveEvent) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
