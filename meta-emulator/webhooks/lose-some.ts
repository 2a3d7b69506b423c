import type { Engine } from '../engine.ts';
import { concerns } from '../graph/access.ts';
import type { Change } from './change.ts';

/** Separates the changes to send from those that the fault `lostWebhooks` drops. */
export function loseSome(
  { faults, random }: Engine,
  changes: Change[],
): { sent: Change[]; lost: Change[] } {
  const fault = faults.current().lostWebhooks;
  if (!fault) return { sent: changes, lost: [] };
  const sent: Change[] = [];
  const lost: Change[] = [];
  for (const change of changes) {
    const isLost = concerns(fault, String(change.entryId)) && random.chance(fault.rate);
    (isLost ? lost : sent).push(change);
  }
  return { sent, lost };
}
