import { defineConfig } from 'vitest/config';

/** Tests that work with a real Temporal server; all others never wait for one. */
const LIVE = [
  'test/{workflows,worker,cli,demo,rehearsal}/**/*.test.ts',
  // Wherever it lies, a test of this name gets a server too.
  'test/**/*.live.test.ts',
];

const LIMITS = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  teardownTimeout: 30_000,
};

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { test: { name: 'pure', include: ['test/**/*.test.ts'], exclude: LIVE, ...LIMITS } },
      { test: { name: 'live', include: LIVE, globalSetup: ['test/global-setup.ts'], ...LIMITS } },
    ],
  },
});
