import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentedRoutes } from '../support/documented-routes.ts';
import { callsOf, type DocumentedCall, type OpenApiDocument } from '../support/openapi/document.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let document: OpenApiDocument;
let calls: readonly DocumentedCall[];

beforeAll(async () => {
  world = await startWorld();
  document = (await world.app.stranger().get<OpenApiDocument>('/api/openapi.json')).body;
  calls = callsOf(document);
});
afterAll(() => world.close());

const nameOf = ({ method, path }: DocumentedCall) =>
  `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;

test('the API document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(
    structuredClone(document) as unknown as Record<string, unknown>,
  );
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(document.openapi).toMatch(/^3\.1\./);
});

test('the API document describes every route of the server and no other', () => {
  const routes = documentedRoutes().filter((route) => route !== 'GET /api/docs');
  expect(calls.map(nameOf).toSorted()).toEqual(routes);
});

test('the API document says in words what each call does, under a name of its own', () => {
  const unnamed = calls.filter(
    (call) => call.summary === `${call.method} ${nameOf(call).split(' ')[1]}`,
  );
  expect(unnamed.map(nameOf), 'add a note of these routes in src/http/openapi/notes').toEqual([]);
  const names = calls.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
});

test('each call of the API document has an answer for success and for an error of our own', () => {
  for (const call of calls) {
    const statuses = Object.keys(call.responses);
    expect(
      statuses.some((status) => /^[23]/.test(status)),
      nameOf(call),
    ).toBe(true);
    expect(call.responses['500'], nameOf(call)).toBeDefined();
  }
});

test('the API document says truly which calls need a session or an API key', async () => {
  for (const call of calls) {
    const response = await fetch(new URL(call.path.replaceAll(/\{\w+\}/g, 'none'), world.app.url), {
      method: call.method,
      redirect: 'manual',
      ...(call.method !== 'GET' && {
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    });
    const isRefused = (await response.text()).includes('"code":"not-signed-in"');
    expect(isRefused, nameOf(call)).toBe(call.security.length > 0);
  }
});

test('the page of the API loads nothing from elsewhere and has no script in itself', async () => {
  const { url } = world.app;
  const response = await fetch(new URL('/api/docs', url));
  expect(response.status).toBe(200);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('http');
  const html = await response.text();
  const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(
    ([, address = '']) => address,
  );
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) {
    expect(address).toMatch(/^(\/|\.)/);
    expect((await fetch(new URL(address, `${url}/api/docs/`))).status, address).toBe(200);
  }
  expect(html).not.toMatch(/<script(?![^>]*src=)/);
});
