import { createHmac } from 'node:crypto';
import type { App } from '../world/world.ts';
import { GraphError } from './graph-error.ts';

export type Proof = 'valid' | 'missing' | 'wrong';

/** `appsecret_proof`: the HMAC of the very token that is sent, with the app secret as key. */
export function checkProof(app: App, token: string | undefined, given: string | undefined): Proof {
  if (!given || token === undefined) return 'missing';
  const expected = createHmac('sha256', app.secret).update(token).digest('hex');
  return given === expected ? 'valid' : 'wrong';
}

export function refuseProof(app: App, proof: Proof, token: string | undefined): void {
  if (proof === 'wrong') throw proofError('Invalid appsecret_proof provided in the API argument');
  if (proof === 'missing' && app.requireProof && token !== undefined && !token.includes('|'))
    throw proofError('API calls from the server require an appsecret_proof argument');
}

function proofError(message: string): GraphError {
  return new GraphError({ code: 100, type: 'GraphMethodException', message });
}
