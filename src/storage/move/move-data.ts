import { StartError } from '../../errors.ts';
import {
  ContentHash,
  contentOf,
  type ContentSummary,
  type NeutralRecord,
} from './neutral-record.ts';
import type { KindOfRecords, MoveSource, MoveTarget } from './move-side.ts';

const BATCH = 250;

/** One kind of records after the move: the same on both sides. */
export interface MovedKind extends ContentSummary {
  readonly name: string;
}

export interface MoveReports {
  /** Called for each kind that is about to be copied. */
  readonly onKind?: (name: string) => void;
}

/**
 * Copies all records, and then reads both sides again and compares counts and hashes. A move that was
 * interrupted continues: what is there already is not written again.
 *
 * @throws StartError if the target holds other data, or if the sides differ in the end
 */
export async function moveData(
  source: MoveSource,
  target: MoveTarget,
  { onKind = () => undefined }: MoveReports = {},
): Promise<MovedKind[]> {
  const unfinished = await target.unfinishedFrom();
  if (unfinished !== undefined && unfinished !== source.name)
    throw new StartError(
      `${target.name} holds an unfinished move from ${unfinished}. Finish that one, or choose another target.`,
    );
  if (unfinished === undefined) {
    await refuseUsed(target);
    await target.begin(source.name);
  }
  for (const { from, to } of pairs(source, target)) {
    onKind(from.name);
    await copyKind(from, to);
  }
  const moved: MovedKind[] = [];
  for (const { from, to } of pairs(source, target)) {
    const [here, there] = [await summarise(from), await summarise(to)];
    if (here.count !== there.count || here.hash !== there.hash)
      throw new StartError(
        `${from.name} differs after the copy: ${here.count} records in ${source.name}, ${there.count} in ${target.name}. Stop every LeadRabbit that uses one of them, and run the move again.`,
      );
    moved.push({ name: from.name, ...here });
  }
  await target.finish();
  return moved;
}

async function refuseUsed(target: MoveTarget): Promise<void> {
  for (const kind of target.kinds)
    for await (const _ of kind.readAll())
      throw new StartError(
        `${target.name} is not empty: it has ${kind.name}. Choose an empty target; nothing was changed.`,
      );
}

function* pairs(source: MoveSource, target: MoveTarget) {
  for (const from of source.kinds) {
    const to = target.kinds.find(({ name }) => name === from.name);
    if (!to) throw new Error(`The target has no ${from.name}.`);
    yield { from, to };
  }
}

async function copyKind(from: KindOfRecords, to: KindOfRecords): Promise<void> {
  for await (const batch of inBatches(from.readAll())) {
    const known = await to.find(batch.map(({ key }) => key));
    const missing = batch.filter((record) => {
      const there = known.get(record.key);
      return there !== 'same' && (!there || contentOf(there) !== contentOf(record));
    });
    if (missing.length > 0) await to.write(missing);
  }
  // What was copied before and is gone from the source since.
  for await (const batch of inBatches(to.readAll())) {
    const keys = batch.map(({ key }) => key);
    const known = await from.find(keys);
    const gone = keys.filter((key) => !known.has(key));
    if (gone.length > 0) await to.remove(gone);
  }
}

async function* inBatches(records: AsyncIterable<NeutralRecord>) {
  let batch: NeutralRecord[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function summarise(kind: KindOfRecords): Promise<ContentSummary> {
  const hash = new ContentHash();
  for await (const record of kind.readAll()) hash.add(record);
  return hash.summary;
}
