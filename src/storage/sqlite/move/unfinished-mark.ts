import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unfinishedMove } from '../../unfinished-move.ts';

const fileOf = (dataDir: string): string => join(dataDir, 'unfinished-move');

/** The source of an unfinished move into this folder; undefined if there is none. */
export const unfinishedMoveInto = (dataDir: string): string | undefined =>
  existsSync(fileOf(dataDir)) ? readFileSync(fileOf(dataDir), 'utf8') : undefined;

/** The folder must exist. */
export const markUnfinished = (dataDir: string, from: string): void =>
  writeFileSync(fileOf(dataDir), from, { flush: true, mode: 0o600 });

export const markFinished = (dataDir: string): void => rmSync(fileOf(dataDir), { force: true });

/** @throws StartError */
export function refuseUnfinishedMove(dataDir: string): void {
  if (unfinishedMoveInto(dataDir) !== undefined) throw unfinishedMove(`the folder ${dataDir}`);
}
