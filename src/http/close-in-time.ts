import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { serverClosing } from '../errors.ts';

export interface ClosePatience {
  /** How long a request that is still arriving may take when the server closes, in ms. */
  readonly arrivalMs: number;
  /** How long a request that has arrived may take to be answered, in ms. */
  readonly answerMs: number;
}

const PATIENCE: ClosePatience = { arrivalMs: 1_000, answerMs: 4_500 };

/** How often the remaining connections are checked while the server closes, in ms. */
const CHECK_MS = 50;

/**
 * Makes the server close within seconds, whatever the clients do. Requests that have arrived are
 * answered, with `connection: close`. New ones are refused with 503. Node alone would wait for
 * every body that a client has begun, for every client that keeps its connection, and for
 * connections that browsers open in advance.
 */
export function closeInTime(server: FastifyInstance, patience: ClosePatience = PATIENCE): void {
  const sockets = new Set<Socket>();
  /** The open responses of all addresses. `sockets` holds those of the first address only. */
  const responses = new Set<ServerResponse>();
  let isClosing = false;
  let closed = Promise.resolve();

  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.addHook('onRequest', async (_request, reply) => {
    if (isClosing) throw serverClosing();
    responses.add(reply.raw);
    reply.raw.once('close', () => responses.delete(reply.raw));
  });
  server.addHook('onSend', async (_request, reply) => {
    if (isClosing) void reply.header('connection', 'close');
  });

  const cutThoseThatTakeTooLong = (elapsed: number) => {
    server.server.closeIdleConnections();
    const answering = new Set<Socket | null>();
    for (const response of responses) {
      const { req } = response;
      answering.add(req.socket);
      if (elapsed > (req.complete ? patience.answerMs : patience.arrivalMs)) req.socket.destroy();
    }
    // Connections without a request, or with only a part of its headers.
    if (elapsed > patience.arrivalMs)
      for (const socket of sockets) if (!answering.has(socket)) socket.destroy();
  };
  const closeAll = async () => {
    const start = performance.now();
    while (sockets.size > 0 || responses.size > 0) {
      cutThoseThatTakeTooLong(performance.now() - start);
      await sleep(CHECK_MS);
    }
  };
  server.addHook('preClose', async () => {
    isClosing = true;
    closed = closeAll();
  });
  server.addHook('onClose', () => closed);
}
