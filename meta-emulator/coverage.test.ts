import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { GRAPH_ENDPOINTS } from './graph/endpoints.ts';

test('The README names exactly the Graph endpoints that are there', async () => {
  const readme = await readFile(new URL('./README.md', import.meta.url), 'utf8');
  const covered = readme.split('### Covered')[1]?.split('###')[0] ?? '';
  const listed = [...covered.matchAll(/^\| `(GET|POST|DELETE) (\/[^`]*)`/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const registered = GRAPH_ENDPOINTS.map(({ method, path }) => `${method} ${path}`);
  expect(listed.toSorted()).toEqual(registered.toSorted());
});
