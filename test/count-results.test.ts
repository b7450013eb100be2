import { expect, test } from 'vitest';
import { countResults, namesOfFailures, type VitestReport } from './count-results.ts';

const report = (passed: number, failed: number, files: VitestReport['testResults'] = []): VitestReport => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: files,
});

const result = (status: string) => ({
  status,
  fullName: `a rule that ${status}`,
  failureMessages: status === 'failed' ? ['Error: no answer\n    at somewhere', 'Error: a second'] : [],
});
const brokenFile = { name: '/here/broken.test.ts', status: 'failed', assertionResults: [] };
const fileWithFailure = {
  name: '/here/one.test.ts',
  status: 'failed',
  assertionResults: ['passed', 'failed'].map(result),
};
const goodFile = { name: '/here/good.test.ts', status: 'passed', assertionResults: [result('passed')] };

test.each<[string, VitestReport | null, number, number, number]>([
  ['all good', report(7, 0, [goodFile]), 0, 7, 0],
  ['a failed test counts once, not again with its file', report(6, 1, [goodFile, fileWithFailure]), 1, 6, 1],
  ['a file that did not load is a failure', report(7, 0, [goodFile, brokenFile]), 1, 7, 1],
  ['an error outside of all tests is a failure', report(7, 0, [goodFile]), 1, 7, 1],
  ['no report is a failure', null, 0, 0, 1],
])('%s', (_, given, exitCode, passed, failed) => {
  expect(countResults(given, exitCode)).toEqual({ passed, failed, skipped: given ? 3 : 0 });
});

test('what failed is named by file, title and why, and a file that did not load by its name', () => {
  expect(namesOfFailures(report(7, 2, [goodFile, fileWithFailure, brokenFile]), '/here/')).toEqual([
    'one.test.ts: a rule that failed (Error: no answer)',
    'broken.test.ts',
  ]);
  expect(namesOfFailures(null, '/here/')).toEqual([]);
});
