import type { FaultSwitch } from './faults/fault-switch.ts';
import type { RequestLog } from './graph/request-log.ts';
import type { UsageMeter } from './graph/usage-meter.ts';
import type { Settings } from './settings.ts';
import type { Outbox } from './webhooks/outbox.ts';
import type { Random } from './world/random.ts';
import type { World } from './world/world.ts';

/** The parts that every route works with. `world`, `random` and `settings` change at a reset. */
export type Engine = {
  world: World;
  random: Random;
  settings: Settings;
  /** Where people open the app; undefined: the origin of its webhook callback. */
  readonly appUrl: string | undefined;
  readonly now: () => Date;
  readonly faults: FaultSwitch;
  readonly outbox: Outbox;
  readonly requests: RequestLog;
  readonly usage: UsageMeter;
};
