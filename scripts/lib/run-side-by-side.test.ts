import { beforeEach, expect, test, vi } from 'vitest';
import { runSideBySide, type Step } from './run-side-by-side.mjs';
import { run } from './run.mjs';

let printed = '';
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

/** A step that runs a program. */
const step = (name: string, program: string): Step => [
  name,
  async (how) => {
    if ((await run(process.execPath, ['-e', program], how)) !== 0)
      throw new Error(`${name} failed`);
  },
];

test('steps that run side by side are printed one after the other', async () => {
  const says = (name: string) => step(name, `console.log('${name} 1'); console.log('${name} 2')`);
  expect(await runSideBySide([says('one'), says('two'), says('three')], 2)).toBeUndefined();
  for (const name of ['one', 'two', 'three'])
    expect(printed).toContain(`--- ${name}\n${name} 1\n${name} 2\n`);
});

test('the step that fails is named, the steps beside it are stopped and the next do not start', async () => {
  const forever = step('endless', 'setInterval(() => undefined, 1000)');
  const fails = step('broken', "console.log('what is wrong'); process.exit(1)");
  const next = step('next', "console.log('too late')");
  const failed = await runSideBySide([forever, fails, next], 2);
  expect(failed).toMatchObject({ name: 'broken', error: { message: 'broken failed' } });
  expect(printed).toContain('--- broken\nwhat is wrong\n');
  expect(printed).not.toMatch(/endless|next/);
});
