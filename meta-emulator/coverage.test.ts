import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { faultSchema } from './faults/fault-schema.ts';
import { GRAPH_ENDPOINTS } from './graph/endpoints.ts';
import { FAULT_CHOICES } from './ui/fault-choices.ts';

test('the README names exactly the Graph endpoints that exist', async () => {
  const readme = await readFile(new URL('./README.md', import.meta.url), 'utf8');
  const covered = readme.split('### Covered')[1]?.split('###')[0] ?? '';
  const listed = [...covered.matchAll(/^\| `(GET|POST|DELETE) (\/[^`]*)`/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const registered = GRAPH_ENDPOINTS.map(({ method, path }) => `${method} ${path}`);
  expect(listed.toSorted()).toEqual(registered.toSorted());
});

test('the README and the inspector name exactly the faults that exist', async () => {
  const readme = await readFile(new URL('./README.md', import.meta.url), 'utf8');
  const table = readme.split('## Faults')[1] ?? '';
  const listed = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  const faults = Object.keys(faultSchema.shape);
  expect(listed.toSorted()).toEqual(faults.toSorted());
  expect(FAULT_CHOICES.map(({ name }) => name).toSorted()).toEqual(faults.toSorted());
});
