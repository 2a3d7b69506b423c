import type { FastifyInstance } from 'fastify';
import type { EmulatorControl } from '../control/emulator-control.ts';
import type { Engine } from '../engine.ts';
import { STYLES } from './styles.ts';

export type UiParts = { engine: Engine; control: EmulatorControl };

/** The pages for people: forms to fill in, and the inspector. */
export async function uiRoutes(server: FastifyInstance, _parts: UiParts): Promise<void> {
  server.get('/styles.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(STYLES),
  );
}
