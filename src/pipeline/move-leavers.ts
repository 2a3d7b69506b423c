import type { BoardStore } from '../leads/board-store.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { NO_CONTACT } from '../leads/stage-rules.ts';
import type { RemovedStage } from './pipeline.ts';
import type { Pipelines } from './pipelines.ts';

const LEADS_AT_ONCE = 50;

export interface MoveLeaversParts {
  readonly pipelines: Pick<Pipelines, 'read'>;
  readonly board: Pick<BoardStore, 'countIn'>;
  readonly leads: Pick<LeadStore, 'list' | 'edit'>;
  /** Does the work while no other process does it. */
  readonly inTurn: (work: () => Promise<number>) => Promise<number>;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/**
 * Moves the leads of removed stages to the stages that the admin chose, each in a change of its own. It may be stopped at any
 * point and started again, because it reads which leads are still in a removed stage.
 *
 * @returns how many leads it moved
 */
export async function moveLeavers(parts: MoveLeaversParts): Promise<number> {
  const { pipelines, board, inTurn } = parts;
  const { removed } = await pipelines.read();
  if (removed.length === 0) return 0;
  const counts = await board.countIn(removed.map(({ id }) => id));
  const withLeads = removed.filter(({ id }) => counts.has(id));
  if (withLeads.length === 0) return 0;
  return inTurn(async () => {
    let moved = 0;
    for (const stage of withLeads) moved += await moveLeadsOf(stage, parts);
    return moved;
  });
}

async function moveLeadsOf(
  { id, moveTo, by }: RemovedStage,
  { leads, now, signal }: MoveLeaversParts,
): Promise<number> {
  let moved = 0;
  while (!signal.aborted) {
    const page = await leads.list({ status: id, limit: LEADS_AT_ONCE });
    const changes = page.leads.map((lead) => {
      // Only if the lead is still in this stage: somebody may move it at the same time.
      const edit = { set: { status: moveTo }, from: { status: id }, stages: NO_CONTACT };
      return leads.edit(lead.id, edit, by, now());
    });
    const done = (await Promise.all(changes)).filter((outcome) => outcome?.kind === 'edited');
    moved += done.length;
    // What cannot be moved now is moved by the next sweep.
    if (done.length === 0) break;
  }
  return moved;
}
