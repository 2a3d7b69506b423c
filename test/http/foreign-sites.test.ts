import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
});
afterAll(() => app.close());

/** A change that the admin's cookie allows, with a browser's headers. */
const change = (headers: Record<string, string>) =>
  app.admin.post('/api/facebook/pages', { pageId: '1', action: 'disable' }, { headers });

describe('requests that another website makes', () => {
  test.each([
    ['with its name', { origin: 'https://evil.example.com' }],
    ['with a name that looks like ours', { origin: 'http://127.0.0.1.evil.example.com' }],
    ['from a sandboxed frame', { origin: 'null' }],
    ['with cross-site alone', { 'sec-fetch-site': 'cross-site' }],
    ['from another name of our domain', { 'sec-fetch-site': 'same-site' }],
  ])('are refused: %s', async (_how, headers) => {
    const { status, body } = await change(headers);
    expect(status).toBe(403);
    expect(body).toMatchObject({ success: false, code: 'foreign-origin' });
  });

  test('our own pages and clients that are no browser may', async () => {
    // 404 comes from the Page that does not exist, behind the guard.
    expect((await change({ origin: app.url, 'sec-fetch-site': 'same-origin' })).status).toBe(404);
    expect((await change({})).status).toBe(404);
  });

  test('a link from elsewhere may be followed', async () => {
    const answer = await app.admin.get('/api/leads', {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(200);
  });

  test('signing in and out are guarded too', async () => {
    const options = { headers: { origin: 'https://evil.example.com' } };
    for (const path of ['/api/auth/sign-in/email', '/api/auth/sign-out'])
      expect((await app.admin.post(path, {}, options)).status, path).toBe(403);
    expect((await app.admin.get('/api/session')).status).toBe(200);
  });

  test('no other site may frame a page of ours or run a script in it', async () => {
    const { headers } = await app.stranger().get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
