import { verifyCallback } from '../webhooks/verify-callback.ts';
import { requireAppToken } from './access.ts';
import type { GraphCall, GraphEndpoint } from './graph-call.ts';
import { badParameter, GraphError } from './graph-error.ts';

function getSubscriptions(call: GraphCall) {
  requireAppToken(call);
  const subscriptions = [...call.engine.world.appSubscriptions.values()];
  return {
    data: subscriptions.map(({ object, callbackUrl, active, fields }) => ({
      object,
      callback_url: callbackUrl,
      active,
      fields: fields.map((name) => ({ name, version: 'v26.0' })),
    })),
  };
}

/** Calls the callback first; the subscription is stored only if the handshake succeeds. */
async function subscribe(call: GraphCall) {
  requireAppToken(call);
  const { world, random, settings } = call.engine;
  const { object, fields } = call.params;
  const known = world.appSubscriptions.get(object ?? '');
  const callbackUrl = call.params['callback_url'] ?? known?.callbackUrl;
  if (!object) throw badParameter('The parameter object is required.');
  if (!callbackUrl) throw badParameter('The parameter callback_url is required.');
  const token = call.params['verify_token'] ?? '';
  const failure = await verifyCallback(callbackUrl, token, random, settings.webhookTimeoutMs);
  if (failure !== undefined)
    throw new GraphError({
      code: 2200,
      message: `(#2200) Callback verification failed with the following errors: ${failure}`,
    });
  world.appSubscriptions.set(object, {
    object,
    callbackUrl,
    fields: fields ? fields.split(',').map((field) => field.trim()) : (known?.fields ?? []),
    includeValues: call.params['include_values'] !== 'false',
    active: true,
  });
  return { success: true };
}

/** All of the app's, those of one object, or some fields of it. */
function unsubscribe(call: GraphCall) {
  requireAppToken(call);
  const { appSubscriptions } = call.engine.world;
  const { object, fields } = call.params;
  if (!object) appSubscriptions.clear();
  const known = appSubscriptions.get(object ?? '');
  if (!known) return { success: true };
  const gone = new Set(fields?.split(',') ?? known.fields);
  known.fields = known.fields.filter((field) => !gone.has(field));
  if (known.fields.length === 0) appSubscriptions.delete(known.object);
  return { success: true };
}

export const APP_ENDPOINTS: GraphEndpoint[] = [
  { method: 'GET', path: '/{app-id}/subscriptions', handle: getSubscriptions },
  { method: 'POST', path: '/{app-id}/subscriptions', handle: subscribe },
  { method: 'DELETE', path: '/{app-id}/subscriptions', handle: unsubscribe },
];
