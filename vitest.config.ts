import { configDefaults, defineConfig } from 'vitest/config';
import { findServerProgram } from './test/mongodb/server/server-programs.ts';

/** Without one, the tests on MongoDB are skipped; the global setup of the others says so. */
const hasServer = Boolean(process.env['TEST_MONGODB_URI']) || findServerProgram() !== undefined;

/** The tests of several processes run on both engines, whatever TEST_ENGINE says: that is what MongoDB is for. */
const SEVERAL_PROCESSES = ['test/processes/**/*.test.ts', 'test/resilience/processes.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['{src,meta-emulator,scripts,bench}/**/*.test.{ts,tsx}'],
          // They share no state, and a process for each file takes longer than the tests in it.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, 'test/e2e/**'],
          globalSetup: ['test/mongodb/server/global-setup.ts'],
        },
      },
      ...(hasServer
        ? [
            {
              extends: true as const,
              test: {
                name: 'several processes on MongoDB',
                include: SEVERAL_PROCESSES,
                env: { TEST_ENGINE: 'mongodb' },
                globalSetup: ['test/mongodb/server/global-setup.ts'],
              },
            },
          ]
        : []),
    ],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['vitest.setup.ts'],
    pool: 'forks',
    // The machines this runs on have two cores. A third process uses them while the tests of the others wait.
    maxWorkers: 3,
    // Far more than a test takes alone: on a busy machine it fails only if it hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
