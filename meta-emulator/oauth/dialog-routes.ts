import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DEMO } from '../defaults.ts';
import type { Engine } from '../engine.ts';
import { readVersion, servedVersion } from '../graph/api-version.ts';
import { html } from '../ui/html.ts';
import { pageFrame } from '../ui/page-frame.ts';
import type { User } from '../world/world.ts';
import { grantAccess, redirectCancelled, redirectWithCode } from './decide-dialog.ts';
import { dialogPage } from './dialog-page.ts';
import { readDialogRequest } from './dialog-request.ts';

type Input = Record<string, string | string[] | undefined>;

/** `/dialog/oauth`: the page on which a person grants the app access to Pages, or cancels. */
export async function dialogRoutes(server: FastifyInstance, engine: Engine): Promise<void> {
  const read = (input: Input) => readDialogRequest(engine.world.app, single(input));

  const show = async (request: FastifyRequest, reply: FastifyReply) => {
    checkVersion(engine, request);
    const input = request.query as Input;
    const asked = read(input);
    if (typeof asked === 'string') return refuse(reply, asked);
    void reply.type('text/html; charset=utf-8');
    return dialogPage(engine.world, asked, single(input), personOf(engine, input));
  };

  const decide = async (request: FastifyRequest, reply: FastifyReply) => {
    const input = { ...(request.query as Input), ...(request.body as Input) };
    const asked = read(input);
    if (typeof asked === 'string') return refuse(reply, asked);
    if (input['decision'] !== 'continue') return reply.redirect(redirectCancelled(asked));
    const user = personOf(engine, input);
    grantAccess(engine, asked, user, list(input['page']), list(input['permission']));
    return reply.redirect(redirectWithCode(engine, asked, user));
  };

  for (const path of ['/dialog/oauth', '/:version/dialog/oauth']) {
    server.get(path, show);
    server.post(path, decide);
  }
}

function personOf(engine: Engine, input: Input): User {
  const { users } = engine.world;
  const chosen = users.get(String(input['user'] ?? DEMO.userId));
  return chosen?.kind === 'person' ? chosen : (users.get(DEMO.userId) as User);
}

function checkVersion(engine: Engine, request: FastifyRequest): void {
  const version = readVersion((request.params as { version?: string }).version);
  if (version !== undefined) servedVersion(version, engine.now());
}

function refuse(reply: FastifyReply, reason: string) {
  void reply.status(400).type('text/html; charset=utf-8');
  return pageFrame(
    'Sign-in refused',
    html`<h1>The sign-in cannot start</h1>
      <p role="alert">${reason}</p>`,
  );
}

const list = (value: string | string[] | undefined): string[] => [value ?? []].flat();

function single(input: Input): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, [value].flat().at(-1)]),
  );
}
