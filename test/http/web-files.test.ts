import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compressFiles } from '../../scripts/lib/compress-files.ts';
import type { ServerParts } from '../../src/http/server-parts.ts';
import { createServer, type Server } from '../../src/http/server.ts';

const PAGE = `<!doctype html><title>LeadRabbit</title>${'<p>words</p>'.repeat(200)}`;
const SCRIPT = `console.log(${JSON.stringify('many words '.repeat(500))});`;
const SMALL = 'export {};';

let root: string;
let server: Server;
let url: string;
/** Starts only the part of the server that sends the web application, with files as a build makes them. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'web-root-'));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), PAGE);
  writeFileSync(join(root, 'assets/index-1a2b3c4d.js'), SCRIPT);
  writeFileSync(join(root, 'assets/small-1a2b3c4d.js'), SMALL);
  cpSync('src/web/public', root, { recursive: true });
  await compressFiles(root);
  const parts = { url: 'http://localhost:4000', webRoot: root, team: {} } as unknown as ServerParts;
  server = await createServer(parts, { log: pino({ level: 'silent' }), trustProxy: false });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Gets the bytes that the server sends. (`fetch` would decompress them.) */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(new URL(path, url), { headers, method })
      .on('error', reject)
      .on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            body: Buffer.concat(chunks),
          }),
        );
      })
      .end();
  });
}

describe('the files of the web application', () => {
  const unpack: Record<string, (body: Buffer) => Buffer> = {
    br: (body) => brotliDecompressSync(body),
    gzip: (body) => gunzipSync(body),
    identity: (body) => body,
  };
  test.each([
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', 'identity'],
    ['', 'identity'],
    ['zstd', 'identity'],
  ])('with accept-encoding "%s" the web files are sent as %s', async (accepted, encoding) => {
    for (const [path, text, type] of [
      ['/assets/index-1a2b3c4d.js', SCRIPT, 'javascript'],
      ['/', PAGE, 'text/html'],
      ['/user/allLeads/some-lead', PAGE, 'text/html'],
    ] as const) {
      const { status, headers, body } = await get(path, { 'accept-encoding': accepted });
      expect(status, path).toBe(200);
      expect(headers['content-encoding'] ?? 'identity', path).toBe(encoding);
      expect(unpack[encoding]?.(body).toString(), path).toBe(text);
      expect(headers['content-type'], path).toContain(type);
      expect(headers['vary'], path).toMatch(/accept-encoding/i);
      if (encoding !== 'identity') expect(body.length, path).toBeLessThan(text.length / 2);
    }
  });

  test('a browser keeps a web file with a hash in its name, and asks again for any other', async () => {
    const asset = await get('/assets/index-1a2b3c4d.js', { 'accept-encoding': 'br' });
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
  });

  test('a web file has a tag for each encoding, and a request with its tag is answered with 304', async () => {
    const path = '/assets/index-1a2b3c4d.js';
    const tags = [];
    for (const encoding of ['br', 'gzip', 'identity']) {
      const { headers } = await get(path, { 'accept-encoding': encoding });
      const tag = String(headers['etag']);
      const again = await get(path, { 'accept-encoding': encoding, 'if-none-match': tag });
      expect(again.status).toBe(304);
      expect(again.body).toHaveLength(0);
      tags.push(tag);
    }
    expect(new Set(tags).size).toBe(3);
  });

  test('a small web file is not compressed', async () => {
    const { headers, body } = await get('/assets/small-1a2b3c4d.js', { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(SMALL);
  });
});

describe('monitors and crawlers', () => {
  test('HEAD gives the same answer as GET without the body', async () => {
    for (const path of ['/', '/user/allLeads', '/assets/index-1a2b3c4d.js']) {
      const { status, headers, body } = await get(path, {}, 'HEAD');
      expect(status, path).toBe(200);
      expect(Number(headers['content-length']), path).toBeGreaterThan(0);
      expect(body, path).toHaveLength(0);
    }
  });

  test('/robots.txt keeps crawlers out', async () => {
    const { status, headers, body } = await get('/robots.txt');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(body.toString()).toBe('User-agent: *\nDisallow: /\n');
  });

  test.each([
    '/no-such-file.ico',
    '/.env',
    '/.git/config.txt',
    '/wp-login.php',
    '/sitemap.xml',
    '/assets/index-00000000.js',
    '/assets/no-ending',
    '/assets/index-1a2b3c4d.js.br',
    '/index.html.gz',
  ])('%s is not answered with the page', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('<!doctype');
  });
});
