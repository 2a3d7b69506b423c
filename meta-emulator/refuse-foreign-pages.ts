import type { FastifyReply, FastifyRequest } from 'fastify';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * There is no password, so only this machine may ask, and no foreign web page in its browser: a
 * foreign name in `Host` is DNS rebinding, a foreign `Origin` is another site's form.
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
