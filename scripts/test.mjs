/**
 * `npm test`: from a clone with nothing installed through every check to the browser tests. The quick
 * checks run side by side. Stops at the first that fails and names it; the last line counts the tests.
 * `npm run test:soak`: the resilience tests in full. `npm run test:mongodb`: the tests of HTTP, lost leads,
 * crashes and several processes on MongoDB; with `-- --core` the most important of them.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildWebIfStale } from './lib/build-web.mjs';
import { findNode } from './lib/find-node.mjs';
import { installIfStale } from './lib/install.mjs';
import { MONGODB_CORE } from './lib/mongodb-core.mjs';
import { run } from './lib/run.mjs';
import { runSideBySide } from './lib/run-side-by-side.mjs';

const root = join(import.meta.dirname, '..');
const reports = join(root, 'node_modules/.cache/test-reports');
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

/** How much of the resilience runs `npm test` does; `npm run test:soak` does all. */
const SMALL_SCALE = '0.2';

const IN_EVERY_RUN = ['--project=units', '--project=whole'];
const ON_MONGODB = '--project=mongodb';

const isSoak = process.argv.includes('--soak');
const isCore = process.argv.includes('--core');
const isMongodb = process.argv.includes('--mongodb');

/** @typedef {import('./lib/run-side-by-side.mjs').Step} Step */

/** @type {Step[]} */
const checks = [
  // The longest first.
  ['lint', (how) => bin(how, 'oxlint', 'oxlint')],
  ['format', (how) => bin(how, 'prettier', 'prettier', '--check', '--log-level', 'warn', '.')],
  ['types', (how) => bin(how, 'typescript', 'tsc')],
  // It is not stopped, because half a build looks like a whole one to the next run.
  ['web build', ({ stdio }) => buildWebIfStale(root, findNode(root), { stdio })],
  ['unused code', (how) => bin(how, 'knip', 'knip')],
  ['import rules', (how) => script(how, 'scripts/import-rules/main.ts')],
];

/** @type {(Step | Step[])[]} the steps of a list run side by side */
const soakSteps = [
  ['install', () => installIfStale(root)],
  [
    'resilience tests',
    () => runVitest(...IN_EVERY_RUN, 'test/resilience', 'test/mongodb/lost-server'),
  ],
];

/** @type {(Step | Step[])[]} */
const mongodbSteps = [
  ['install', () => installIfStale(root)],
  ['tests on MongoDB', () => runVitest(ON_MONGODB, ...(isCore ? MONGODB_CORE : []))],
];

/** @type {(Step | Step[])[]} */
const allSteps = [
  ['install', () => installIfStale(root)],
  checks,
  ['unit and HTTP tests', () => runVitest(...IN_EVERY_RUN)],
  ['browser tests', runPlaywright],
];

rmSync(reports, { recursive: true, force: true });

/** @type {string | undefined} */
let failedStep;
for (const step of isSoak ? soakSteps : isMongodb ? mongodbSteps : allSteps) {
  const failed = isStep(step)
    ? await runStep(step)
    : await runSideBySide(step, availableParallelism());
  if (!failed) continue;
  if (failed.error instanceof Error && failed.error.message !== '')
    console.error(failed.error.message);
  failedStep = failed.name;
  break;
}

const { passed, failed } = countTests();
console.log(failedStep === undefined ? '\nEverything holds.' : `\nFailed at: ${failedStep}`);
// A step that failed without a failed test is still a failure.
console.log(`${passed} passed, ${failedStep === undefined ? failed : Math.max(failed, 1)} failed`);
process.exitCode = failedStep === undefined && failed === 0 ? 0 : 1;

/**
 * @param {Step | Step[]} step
 * @returns {step is Step}
 */
function isStep(step) {
  return typeof step[0] === 'string';
}

/** @param {Step} step */
async function runStep([name, work]) {
  console.log(`\n--- ${name}`);
  try {
    await work({});
  } catch (error) {
    return { name, error };
  }
  return undefined;
}

/** @param {string[]} args options, and files; all tests if no file is given */
function runVitest(...args) {
  mkdirSync(reports, { recursive: true });
  return bin(
    {},
    'vitest',
    'vitest',
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${vitestReport}`,
  );
}

function runPlaywright() {
  return bin({}, '@playwright/test', 'playwright', 'test', '--reporter=list,json');
}

/**
 * Runs a program that a package brings.
 * @param {import('./lib/run-side-by-side.mjs').How} how
 * @param {string} name of the package
 * @param {string} program
 * @param {string[]} args
 */
async function bin(how, name, program, ...args) {
  const folder = join(root, 'node_modules', name);
  const { bin: programs } = /** @type {{ bin: string | Record<string, string> }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const file = typeof programs === 'string' ? programs : (programs[program] ?? program);
  await script(how, join(folder, file), ...args);
}

/**
 * @param {import('./lib/run-side-by-side.mjs').How} how
 * @param {string} path
 * @param {string[]} args
 */
async function script(how, path, ...args) {
  const node = findNode(root);
  const code = await run(node, [path, ...args], { cwd: root, env: environment(node), ...how });
  // The program itself has said what failed.
  if (code !== 0) throw new Error('');
}

/**
 * Programs started by programs find the same Node.
 * @param {string} node
 */
function environment(node) {
  const path = [join(node, '..'), process.env['PATH'] ?? ''].join(delimiter);
  return {
    RESILIENCE_SCALE: isSoak ? '1' : SMALL_SCALE,
    ...process.env,
    PATH: path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
  };
}

/** What both runners have reported so far. */
function countTests() {
  const vitest = readReport(vitestReport);
  const playwright = readReport(playwrightReport).stats;
  return {
    passed: (vitest.numPassedTests ?? 0) + (playwright?.expected ?? 0),
    failed: (vitest.numFailedTests ?? 0) + (playwright?.unexpected ?? 0),
  };
}

/**
 * @typedef {{
 *   numPassedTests?: number, numFailedTests?: number,
 *   stats?: { expected: number, unexpected: number },
 * }} Report
 * @param {string} path
 * @returns {Report}
 */
function readReport(path) {
  if (!existsSync(path)) return {};
  return /** @type {Report} */ (JSON.parse(readFileSync(path, 'utf8')));
}
