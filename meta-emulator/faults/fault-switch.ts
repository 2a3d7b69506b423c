import { createRandom } from '../world/random.ts';
import { faultsOfPhase } from './chaos.ts';
import type { Faults } from './fault-schema.ts';
import type { Throttled } from '../graph/usage-meter.ts';

/** How many calls and deliveries one set of random faults lasts. */
const PHASE_LENGTH = 20;

type Throttle = { until: number; calls: number };

export type FaultSwitch = {
  /** The current faults: those of chaos, overridden by those set by hand. */
  current(): Faults;
  manual(): Faults;
  change(patch: Faults, now: Date, tokenSerial: number): void;
  clear(): void;
  /** The newest token serial when `expiredToken` was set. */
  expiredUpTo(): number;
  /** Whether the call meets the rate limit; if so it lengthens it. */
  countThrottled(now: Date, pageId: string | undefined): boolean;
  /** An odd answer is due if `oddAnswers` has not had its `times` yet; counts it. */
  countOdd(): boolean;
  /** The time left of the rate limit. Undefined if there is none. */
  throttled(now: Date, pageId: string | undefined): Throttled | undefined;
  /** Counts one Graph call or delivery, so that chaos goes on. */
  countCall(): void;
  startChaos(chaos: { seed: number; intensity: number }): void;
  stopChaos(): void;
  chaos(): { seed: number; intensity: number; calls: number } | undefined;
};

export function createFaultSwitch(): FaultSwitch {
  let manual: Faults = {};
  let random: Faults = {};
  let serial = 0;
  let throttle: Throttle | undefined;
  let oddAnswers = 0;
  let chaos: { seed: number; intensity: number; calls: number } | undefined;

  const enterPhase = () => {
    if (!chaos) return;
    const phase = Math.floor(chaos.calls / PHASE_LENGTH);
    random = faultsOfPhase(createRandom(chaos.seed * 7919 + phase), chaos.intensity);
  };

  const throttled = (now: Date, pageId: string | undefined) => {
    const limit = manual.rateLimited;
    if (!limit || !throttle || pageId === undefined) return undefined;
    if (limit.pageId !== undefined && limit.pageId !== pageId) return undefined;
    const left = throttle.until - now.getTime();
    return left > 0 ? { minutes: Math.ceil(left / 60_000), calls: throttle.calls } : undefined;
  };

  return {
    current: () => (chaos ? { ...random, ...withoutNull(manual) } : manual),
    manual: () => manual,
    change(patch, now, tokenSerial) {
      manual = withoutNull({ ...manual, ...patch });
      if (patch.expiredToken) serial = tokenSerial;
      if (patch.oddAnswers) oddAnswers = 0;
      if (patch.rateLimited)
        throttle = { until: now.getTime() + patch.rateLimited.minutes * 60_000, calls: 0 };
    },
    clear() {
      manual = {};
      throttle = undefined;
    },
    expiredUpTo: () => serial,
    countThrottled(now, pageId) {
      if (!throttle || throttled(now, pageId) === undefined) return false;
      throttle.calls += 1;
      // "Continuing to call while throttled lengthens the block": by a fiftieth for each call.
      throttle.until += (manual.rateLimited?.minutes ?? 0) * 1_200;
      return true;
    },
    countOdd() {
      oddAnswers += 1;
      return oddAnswers <= (manual.oddAnswers?.times ?? Infinity);
    },
    throttled,
    countCall() {
      if (!chaos) return;
      chaos.calls += 1;
      if (chaos.calls % PHASE_LENGTH === 0) enterPhase();
    },
    startChaos(start) {
      chaos = { ...start, calls: 0 };
      enterPhase();
    },
    stopChaos() {
      chaos = undefined;
      random = {};
    },
    chaos: () => chaos,
  };
}

function withoutNull(faults: Faults): Faults {
  return Object.fromEntries(
    Object.entries(faults).filter(([, fault]) => fault !== null && fault !== undefined),
  );
}
