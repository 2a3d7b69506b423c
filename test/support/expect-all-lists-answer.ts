import { expect } from 'vitest';
import type { World } from './start-world.ts';

/** Every list that an admin may read. */
const LISTS = [
  '/api/leads',
  '/api/leads?q=anna',
  '/api/board',
  '/api/board?q=anna',
  '/api/facebook/pages',
  '/api/facebook/inbox?state=pending',
  '/api/facebook/inbox?state=needs-attention',
  '/api/facebook/delays',
  '/api/facebook/health',
];

/** Expects that each list answers 200. */
export async function expectAllListsAnswer({ app: { admin } }: World): Promise<void> {
  for (const list of LISTS) expect((await admin.get(list)).status, list).toBe(200);
}
