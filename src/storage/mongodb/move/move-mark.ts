import type { Db } from 'mongodb';
import { unfinishedMove } from '../../unfinished-move.ts';

interface MoveMark {
  readonly _id: 'move';
  readonly from: string;
  readonly finishedAt?: Date;
}

const marksOf = (db: Db) => db.collection<MoveMark>('moves');

/** The source of an unfinished move into this database; undefined if there is none. */
export async function unfinishedMoveInto(db: Db): Promise<string | undefined> {
  const mark = await marksOf(db).findOne({ _id: 'move' });
  return mark && !mark.finishedAt ? mark.from : undefined;
}

export const markUnfinished = async (db: Db, from: string): Promise<void> => {
  await marksOf(db).replaceOne({ _id: 'move' }, { from }, { upsert: true });
};

export const markFinished = async (db: Db, now: Date): Promise<void> => {
  await marksOf(db).updateOne({ _id: 'move' }, { $set: { finishedAt: now } });
};

/** @throws StartError */
export async function refuseUnfinishedMove(db: Db): Promise<void> {
  if ((await unfinishedMoveInto(db)) !== undefined)
    throw unfinishedMove(`the database ${db.databaseName}`);
}
