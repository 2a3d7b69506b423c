import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Reads many leads that stay, as a long list does, and then 100,000 that do not, as an export does. */
const PROGRAM = `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { toLead } from './src/storage/sqlite/lead-row.ts';

  const answer = { key: 'a', label: 'A', type: 'CUSTOM', field: null, values: ['x'], labels: ['x'] };
  const lists = { contact: '{}', tags: '["a"]', disclaimers: '[]', customFields: '{}', meetings: '[]', seenBy: '[]' };
  const nulls = { metaData: null, origin: null, assignment: null, statusBefore: null };
  const rest = { ...lists, ...nulls, conversations: '[]', createdAt: 1767225600000, updatedAt: 1767225600000 };
  const answers = JSON.stringify([answer, answer, answer, answer]);
  const read = (number) => toLead({ ...rest, id: String(number), name: 'Anna', answers });
  const oldBytes = () =>
    getHeapSpaceStatistics().find((space) => space.space_name === 'old_space').space_used_size;

  let kept = [];
  for (let number = 0; number < 20_000; number += 1) kept.push(read(number));
  kept = [];
  const before = oldBytes();
  let most = 0;
  for (let number = 0; number < 100_000; number += 1) {
    read(number);
    if (number % 1_000 === 0) most = Math.max(most, oldBytes() - before);
  }
  console.log(most);
`;

async function growth(...args: readonly string[]): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...args,
    '--input-type=module',
    '--eval',
    PROGRAM,
  ]);
  return Number(stdout);
}

test('leads that nobody keeps do not gather in the old part of the heap after a long list', async () => {
  const [usual, ours] = await Promise.all([growth(), growth('--import', './src/v8-flags.ts')]);
  expect(ours).toBeLessThan(usual / 2);
});
