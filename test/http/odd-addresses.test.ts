import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test.each(['/api/leads/%zz', '/%', `/api/leads/${'x'.repeat(200)}`, `/privacy/${'x'.repeat(200)}`])(
  'an address that nothing can have is answered like every unknown one, without repeating it: %s',
  async (path) => {
    const response = await fetch(`${world.app.url}${path}`);
    const text = await response.text();
    expect(response.status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ success: false, code: 'no-such-route' });
    expect(text).not.toContain('xxx');
  },
);
