import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The database servers of the tests. No registry that the tests may use has a MongoDB server, so a stand-in
 * takes its place: SecantusDB speaks MongoDB's protocol over MongoDB's own storage library. It is a beta of
 * one author, so the version is exact. LeadRabbit itself never uses it.
 */

/** The Rust program: quick, and kept on disk as MongoDB keeps it if it is started with --sync-on-commit. */
export const STAND_IN = { package: 'secantus-mdb', version: '0.5.3-beta.193' };

/** The Python program: slower. It can fail on demand, as MongoDB does with its test commands. */
export const FAULTY_STAND_IN = { package: 'secantusdb', version: '0.7.0b3' };

/** Holds what takes minutes to install. It is outside the clone, so that the next clone finds it. */
export const cacheFolder = () =>
  process.env['LEADRABBIT_CACHE'] || join(homedir(), '.cache', 'leadrabbit');

export const standInFolder = () => join(cacheFolder(), `${STAND_IN.package}-${STAND_IN.version}`);

export const faultyStandInFolder = () =>
  join(cacheFolder(), `${FAULTY_STAND_IN.package}-${FAULTY_STAND_IN.version}`);

/** The path of the Rust program. It may not exist. */
export const standInProgram = () => join(standInFolder(), 'bin', 'secantusd-rs');

/** The path of the Python program. It may not exist. */
export const faultyStandInProgram = () => join(faultyStandInFolder(), 'bin', 'secantusd-py');

/**
 * Whether a program is there and runs.
 * @param {string} program
 */
export const runs = (program, option = '--version') =>
  spawnSync(program, [option], { stdio: 'ignore' }).status === 0;
