import type { FastifyRequest } from 'fastify';
import type { Params } from './graph-call.ts';

/** Query and body together; Meta takes a parameter from either. Lists and objects become JSON. */
export function readParams(request: FastifyRequest): Params {
  return { ...flatten(request.query), ...flatten(request.body) };
}

function flatten(source: unknown): Params {
  if (typeof source !== 'object' || source === null || Buffer.isBuffer(source)) return {};
  const params: Params = {};
  for (const [name, value] of Object.entries(source as Record<string, unknown>)) {
    if (typeof value === 'string') params[name] = value;
    else if (value !== null && value !== undefined) params[name] = JSON.stringify(value);
  }
  return params;
}

export type FoundToken = { text: string | undefined; from: 'header' | 'query' | 'none' };

/** `Authorization: Bearer …`, `Authorization: OAuth …`, or the parameter `access_token`. */
export function readToken(request: FastifyRequest, params: Params): FoundToken {
  const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (header !== undefined) return { text: header, from: 'header' };
  const text = params['access_token'];
  return text ? { text, from: 'query' } : { text: undefined, from: 'none' };
}

const SECRETS =
  /^(access_token|input_token|fb_exchange_token|client_secret|appsecret_proof|verify_token|code)$/;

export function withoutSecrets(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, SECRETS.test(name) ? '…' : value]),
  );
}
