import { MONGODB_DISKS } from '../../mongodb/mongodb-disks.ts';
import { engineName } from '../../support/engine.ts';
import { SQLITE_DISKS } from './sqlite-disks.ts';
import type { WeakDisk } from './weak-disk.ts';

/** The weak disks of the engine that the tests run on. */
export const weakDisks = (): readonly WeakDisk[] =>
  engineName() === 'mongodb' ? MONGODB_DISKS : SQLITE_DISKS;
