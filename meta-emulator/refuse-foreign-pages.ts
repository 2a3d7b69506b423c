import type { FastifyReply, FastifyRequest } from 'fastify';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * There is no password, so only this machine may call, and no foreign web page in its browser. A
 * foreign name in `Host` is DNS rebinding. A foreign `Origin` is a form of another site.
 */
export async function refuseForeignPages(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { host = '', origin } = request.headers;
  const originHost = origin?.replace(/^https?:\/\//, '') ?? host;
  if (LOOPBACK.test(host) && originHost === host) return;
  await reply.status(403).send({ error: 'The Meta emulator answers only to this machine.' });
}
