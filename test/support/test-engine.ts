import type { Environment } from '../../src/config.ts';

/** What the tests have to know of the engine that a LeadRabbit under test stores its data in. */
export interface TestEngine {
  /** The settings with which the data that belongs to a data folder is used. Each folder has data of its own. */
  environment(dataDir: string): Environment;
  /** Whether processes on different machines, with data folders of their own, can use the same data. */
  readonly isShared: boolean;
  /** All that is stored, with what LeadRabbit does not show, by file or collection. */
  stored(environment: Environment): Promise<ReadonlyMap<string, Buffer>>;
  /** What a process that ended in order should not have left behind. */
  leftBehind(environment: Environment): string[];
  /** Removes the data that belongs to a data folder. The folder and its files stay. */
  remove(dataDir: string): Promise<void>;
}
