import { defineConfig } from 'vitest/config';

/** Tests that work with a real Temporal server; all others never wait for one. */
const LIVE = [
  'test/{workflows,worker,cli,demo,rehearsal}/**/*.test.ts',
  // Wherever it lies, a test of this name gets a server too.
  'test/**/*.live.test.ts',
];

/** Tests that take minutes: `npm run test:long`. They get a Temporal server as well. */
const LONG = ['test/**/*.long.test.ts'];

const LIMITS = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  teardownTimeout: 30_000,
};

/** A long test says itself how long it may take, where that is more than this. */
const LONG_LIMITS = { ...LIMITS, testTimeout: 300_000 };

const withServer = { globalSetup: ['test/global-setup.ts'] };

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { test: { name: 'pure', include: ['test/**/*.test.ts'], exclude: [...LIVE, ...LONG], ...LIMITS } },
      { test: { name: 'live', include: LIVE, exclude: LONG, ...withServer, ...LIMITS } },
      { test: { name: 'long', include: LONG, ...withServer, ...LONG_LIMITS } },
    ],
  },
});
