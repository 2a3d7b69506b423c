import type { FastifyInstance } from 'fastify';
import type { FaultPatch } from '../faults/fault-schema.ts';
import { deliveryPage } from './delivery-page.ts';
import { FAULT_CHOICES } from './fault-choices.ts';
import { inspectorPage } from './inspector-page.ts';
import { sendPage } from './send-page.ts';
import type { UiParts } from './ui-parts.ts';

type Fields = Record<string, string | undefined>;

/** The inspector and its buttons: each runs a control function and leads back. */
export async function inspectorRoutes(
  server: FastifyInstance,
  { engine, control }: UiParts,
): Promise<void> {
  server.get('/inspector', async (_request, reply) =>
    sendPage(reply, inspectorPage(engine, await control.getFaults())),
  );
  server.get('/deliveries/:id', (request, reply) => {
    const { id } = request.params as { id: string };
    const delivery = engine.outbox.all().find((one) => one.id === id);
    return delivery
      ? sendPage(reply, deliveryPage(delivery))
      : reply.redirect('/inspector#deliveries');
  });

  const button = (path: string, back: string, run: (fields: Fields) => Promise<unknown>) =>
    server.post(`/inspector/${path}`, async (request, reply) => {
      await run((request.body ?? {}) as Fields);
      return reply.redirect(back, 303);
    });
  button('faults', '/inspector#faults', (fields) => control.changeFaults(readFault(fields)));
  button('chaos', '/inspector#faults', ({ switch: to, seed, intensity }) =>
    to === 'on'
      ? control.startChaos({ seed: Number(seed), intensity: Number(intensity) })
      : control.stopChaos(),
  );
  button('ping', '/inspector#deliveries', () => control.ping().then(() => control.settle()));
  button('unsubscribe', '/inspector', ({ pageId = '' }) => control.unsubscribePage(pageId));
  button('redeliver', '/inspector#deliveries', ({ id = '' }) => control.redeliver(id));
  button('reset', '/inspector', () => control.reset());
}

function readFault({ name, switch: to, variant = '0', pageId }: Fields): FaultPatch {
  const choice = FAULT_CHOICES.find((one) => one.name === name);
  if (!choice) return {};
  if (to === 'off') return { [choice.name]: null };
  const value = choice.variants[Number(variant)]?.value;
  return {
    [choice.name]: typeof value === 'object' && pageId ? { ...value, pageId } : value,
  };
}
