import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { nameComponents } from './components.ts';
import { describeRoute } from './describe-route.ts';
import { dropUnusedSchemas } from './drop-unused-schemas.ts';
import { TAG_NAMES } from './tags.ts';

const INTRO = `Programs send an API key with each call: \`Authorization: Bearer lr_…\`. Persons sign in with
\`POST /api/auth/sign-in/email\` and send the session cookie \`appToken\`; their changes need the \`Origin\` of LeadRabbit
or none. Every failure is an \`Error\`: its \`code\` is stable, and \`error\` says in English what to do next.`;

/** Must be registered before the routes that it describes. */
export async function collectRoutes(server: FastifyInstance): Promise<void> {
  nameComponents();
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info: { title: 'LeadRabbit', version: '1', description: INTRO },
      servers: [{ url: '/' }],
      tags: TAG_NAMES.map((name) => ({ name })),
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'appToken' },
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, `lr_…`' },
        },
      },
    },
    convertConstToEnum: false,
    transform: describeRoute,
    transformObject: (document) => dropUnusedSchemas(jsonSchemaTransformObject(document)),
  });
}

/**
 * The description of the API for programs, and the same as a page. Anybody may read both: they hold nothing of
 * this LeadRabbit, and its code is public.
 */
export async function openApiRoutes(server: FastifyInstance): Promise<void> {
  let document: string | undefined;
  server.get('/api/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(server.swagger());
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(document);
  });

  await server.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: 'The API of LeadRabbit' },
    uiConfig: {
      docExpansion: 'list',
      displayRequestDuration: true,
      defaultModelsExpandDepth: 0,
      layout: 'BaseLayout',
    },
  });
}
