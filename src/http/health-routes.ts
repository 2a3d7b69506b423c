import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';
import { reasonOfFault } from '../storage-fault.ts';
import { sayReason } from '../texts/english.ts';
import type { ServerParts } from './server-parts.ts';
import type { WebhookOutcomes } from './webhook-outcomes.ts';

/**
 * How long an answer is used again, in ms: each check is a write that waits for the disk, and
 * anybody may ask.
 */
const REUSED_MS = 1_000;

interface HealthParts extends Pick<ServerParts, 'checkWritable' | 'storageFault' | 'now'> {
  readonly outcomes: WebhookOutcomes;
}

/** For monitoring: `/healthz` says that the process runs, `/readyz` that it can store leads. */
export async function healthRoutes(server: FastifyInstance, parts: HealthParts): Promise<void> {
  const checkWritable = onceIn(REUSED_MS, () => parts.checkWritable(), parts.now);
  server.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));
  server.get('/readyz', { logLevel: 'warn' }, async (request, reply) => {
    const unready = await findReason(parts, checkWritable);
    if (!unready) return { status: 'ok', database: 'writable' };
    const { code, reason, err } = unready;
    request.log.error({ code, err }, 'leads cannot be stored');
    return reply
      .status(503)
      .header('retry-after', '5')
      .send({ status: 'unavailable', database: 'not writable', code, reason });
  });
}

interface Unready {
  /** The code of a storage fault, or why a write failed. */
  readonly code: string;
  readonly reason: string;
  readonly err?: unknown;
}

async function findReason(
  { storageFault, outcomes }: HealthParts,
  checkWritable: () => Promise<void>,
): Promise<Unready | undefined> {
  const fault = storageFault();
  if (fault) return { code: fault.code, reason: sayReason(reasonOfFault(fault)) };
  try {
    await checkWritable();
  } catch (err) {
    return {
      code: err instanceof AppError ? err.code : 'internal',
      reason: 'The database cannot be written. Check the disk and its room; the log has the error.',
      err,
    };
  }
  if (!outcomes.areRefused()) return undefined;
  return {
    code: 'webhooks-refused',
    reason:
      'The last webhook could not be stored, although a small write works. Check the room on the disk.',
  };
}

/** Returns the last answer if the check ran less than `ms` ago. */
function onceIn(ms: number, check: () => Promise<void>, now: () => Date): () => Promise<void> {
  let last: { readonly at: number; readonly found: Promise<void> } | undefined;
  return () => {
    const at = now().getTime();
    if (!last || Math.abs(at - last.at) > ms) last = { at, found: check() };
    return last.found;
  };
}
