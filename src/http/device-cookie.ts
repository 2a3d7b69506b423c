import type { FastifyRequest } from 'fastify';

const NAME = 'lrDevice';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** A `set-cookie` header with the mark of a browser that has signed in. */
export const deviceCookie = (mark: string, isSecure: boolean): string =>
  `${NAME}=${mark}; Path=/api/auth; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;

/** The mark that a request carries. */
export const deviceMarkOf = ({ headers: { cookie = '' } }: FastifyRequest): string | undefined =>
  cookie
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);
