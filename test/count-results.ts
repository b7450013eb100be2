/** What we read of vitest's JSON report. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

export interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts what vitest's JSON report tells. A file that did not load is one failure, and so is an end of vitest that no
 * failed test explains (an error outside of tests, a crash, no report at all): nothing that went wrong counts as nothing.
 */
export function countResults(report: VitestReport | null, exitCode: number): Counted {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** How much of a failure's message stands in a line; the whole of it stands further up in the log. */
const SHOWN = 300;

/**
 * What failed, for the end of a long log: file below the root, title and the first line of why. A file that did not load
 * goes by its name.
 */
export const namesOfFailures = (report: VitestReport | null, root: string): readonly string[] =>
  (report?.testResults ?? []).flatMap(({ name: path, status, assertionResults }) => {
    const name = path.startsWith(root) ? path.slice(root.length) : path;
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length > 0)
      return failed.map(({ fullName, failureMessages }) => `${name}: ${fullName}${whyOf(failureMessages)}`);
    return status === 'failed' ? [name] : [];
  });

function whyOf(messages: readonly string[] | null): string {
  const [first = ''] = messages?.[0]?.split('\n') ?? [];
  return first === '' ? '' : ` (${first.slice(0, SHOWN)})`;
}
