import type { FastifyRequest } from 'fastify';

/** The secret of an API key that a request carries: `Authorization: Bearer lr_…`. */
export const secretOfRequest = ({
  headers: { authorization },
}: Pick<FastifyRequest, 'headers'>): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
