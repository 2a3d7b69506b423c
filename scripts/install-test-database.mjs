/**
 * `npm run install:test-database`: installs what the tests need to run on MongoDB into a cache folder outside
 * the clone, if it is not there. The first time takes about five minutes.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './lib/run.mjs';
import {
  cacheFolder,
  FAULTY_STAND_IN,
  faultyStandInFolder,
  faultyStandInProgram,
  runs,
  STAND_IN,
  standInFolder,
  standInProgram,
} from './lib/test-database.mjs';

/** Half the time of the usual profile, and as quick in what the tests do. */
const QUICK_BUILD = {
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '1',
};

/** @type {[program: string, how: string][]} */
const NEEDED_TO_BUILD = [
  ['cargo', 'install Rust from https://rustup.rs'],
  ['cmake', 'apt-get install cmake'],
  ['cc', 'apt-get install gcc g++'],
];

const hasStandIn = await isThere('the stand-in for MongoDB', standInProgram(), installStandIn);
const hasFaulty = await isThere(
  'the stand-in for MongoDB that fails on demand',
  faultyStandInProgram(),
  installFaultyStandIn,
);
if (!hasStandIn && !hasFaulty) process.exitCode = 1;

/**
 * @param {string} what
 * @param {string} program
 * @param {() => Promise<void>} install
 */
async function isThere(what, program, install) {
  if (!runs(program, '--help')) {
    try {
      await install();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      console.error(`Could not install ${what}: ${why}`);
      return false;
    }
    if (!runs(program, '--help')) {
      console.error(`${what} was installed and does not run: ${program}`);
      return false;
    }
  }
  console.log(`${what}: ${program}`);
  return true;
}

async function installStandIn() {
  const missing = NEEDED_TO_BUILD.filter(([program]) => !runs(program));
  if (missing.length > 0)
    throw new Error(
      `it is built from source, and this is missing: ${missing
        .map(([program, how]) => `${program} (${how})`)
        .join(', ')}.`,
    );
  const { package: name, version } = STAND_IN;
  console.log(`Building ${name} ${version} (once, about five minutes)...`);
  await inNewFolder(standInFolder(), async (folder) => {
    // It names a newer compiler than it needs.
    const args = ['install', '--locked', '--ignore-rust-version', '--quiet', name];
    await must('cargo', [...args, '--version', version, '--root', folder], {
      ...QUICK_BUILD,
      CARGO_TARGET_DIR: join(folder, 'target'),
    });
    rmSync(join(folder, 'target'), { recursive: true, force: true });
  });
}

/** A folder of a Python environment cannot be moved, so it is made in its place. */
async function installFaultyStandIn() {
  const { package: name, version } = FAULTY_STAND_IN;
  const folder = faultyStandInFolder();
  if (!runs('python3')) throw new Error('python3 is missing (apt-get install python3-venv).');
  console.log(`Installing ${name} ${version} (once, about 15 seconds)...`);
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  try {
    await must('python3', ['-m', 'venv', folder]);
    await must(join(folder, 'bin/pip'), ['install', '--quiet', `${name}==${version}`]);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * A build that is stopped leaves nothing that looks complete.
 * @param {string} target
 * @param {(folder: string) => Promise<void>} fill
 */
async function inNewFolder(target, fill) {
  mkdirSync(cacheFolder(), { recursive: true });
  const folder = mkdtempSync(join(cacheFolder(), 'building-'));
  try {
    await fill(folder);
    // Another clone may have built the same.
    if (!existsSync(join(target, 'bin'))) {
      rmSync(target, { recursive: true, force: true });
      renameSync(folder, target);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} environment
 */
async function must(program, args, environment = {}) {
  const code = await run(program, args, { env: { ...process.env, ...environment } });
  if (code !== 0) throw new Error(`${program} says why above.`);
}
