import type { Random } from '../world/random.ts';
import type { Faults } from './fault-schema.ts';

/**
 * A random set of faults that heal by themselves. Dead tokens, revoked access and throttling for
 * minutes are left out: they end only when a person acts or a long time passes.
 */
export function faultsOfPhase(random: Random, intensity: number): Faults {
  const faults: Faults = {};
  const strikes = () => random.chance(intensity);
  // Each draw happens in every phase, so that one fault does not shift the others.
  const draws = {
    serverError: {
      rate: random.next() * 0.6 * intensity,
      kind: random.pick(['code1', 'code2', 'html502'] as const),
    },
    dropConnection: { rate: random.next() * 0.3 * intensity },
    slowMs: random.int(5, 250),
    notYetReadable: { seconds: random.int(1, 3) },
    maxLeadsLimit: random.int(5, 60),
    duplicateWebhooks: random.int(2, 4),
    lateWebhooksMs: random.int(10, 1500),
    lostWebhooks: { rate: random.next() * 0.3 * intensity },
  };
  if (strikes()) faults.serverError = draws.serverError;
  if (strikes()) faults.dropConnection = draws.dropConnection;
  if (strikes()) faults.slowMs = draws.slowMs;
  if (strikes()) faults.notYetReadable = draws.notYetReadable;
  if (strikes()) faults.maxLeadsLimit = draws.maxLeadsLimit;
  if (strikes()) faults.duplicateWebhooks = draws.duplicateWebhooks;
  if (strikes()) faults.lateWebhooksMs = draws.lateWebhooksMs;
  if (strikes()) faults.lostWebhooks = draws.lostWebhooks;
  if (strikes()) faults.reorderWebhooks = true;
  if (strikes()) faults.numericIds = true;
  return faults;
}
