import { configDefaults, defineConfig } from 'vitest/config';
import { findServerProgram } from './test/mongodb/server/server-programs.ts';

const { TEST_ENGINE, TEST_MONGODB_URI, CI } = process.env;

/** Then a missing server is an error that says how to get one. */
const isAskedFor = process.argv.includes('--project=mongodb');

/** If there is no server in CI, the set-up of these tests fails. Elsewhere it says that they are skipped. */
const hasMongodb =
  Boolean(TEST_MONGODB_URI || CI) || isAskedFor || findServerProgram() !== undefined;

const MONGODB_SERVER = ['test/mongodb/server/global-setup.ts'];

/** Tests that `npm run test:mongodb` runs, on MongoDB. With TEST_ENGINE a person has chosen one engine, and they run once. */
const ON_MONGODB_TOO = TEST_ENGINE
  ? []
  : [
      'test/http/**/*.test.ts',
      'test/lost-leads/**/*.test.ts',
      'test/processes/**/*.test.ts',
      'test/resilience/{crash,outage,processes}.test.ts',
    ];

/** They are about HTTP and Meta's answers, and nothing in them depends on how something is stored. */
const WITHOUT_STORAGE = [
  'test/http/{answer-headers,foreign-hosts,foreign-sites,graph-answers}.test.ts',
  'test/http/{proxy-header,slow-clients,web-files,webhook-handshake}.test.ts',
];

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
          globalSetup: MONGODB_SERVER,
        },
      },
      ...(hasMongodb
        ? [
            {
              extends: true as const,
              test: {
                name: 'mongodb',
                include: ON_MONGODB_TOO,
                exclude: [...configDefaults.exclude, ...WITHOUT_STORAGE],
                globalSetup: MONGODB_SERVER,
                env: { TEST_ENGINE: 'mongodb' },
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
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // How long `expect.poll` waits.
    expect: { poll: { timeout: 30_000 } },
    // The report names a test that passed only the second time.
    retry: CI ? 1 : 0,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
