import type { CheckDefinition } from '../../plan/checks/define-check.ts';
import { CHECKS } from '../../plan/procedures/definitions.ts';
import { code, table } from './tables.ts';

const HEAD = `# Checks

What the machine looks for, in the words of [plans and steps](steps.md). Each is good, bad or unknown; one that cannot be read
is never taken for good.

- **looks at**: beyond a plain look at the servers that the step names.
- **compares with**: what the run has written down before, of the server or of the cluster.`;

const byName = (one: CheckDefinition, other: CheckDefinition): number => (one.name < other.name ? -1 : 1);

/** The page of all checks that a procedure asks. */
export const describeChecks = (): string =>
  [
    HEAD,
    table(
      ['check', 'good means', 'looks at', 'compares with'],
      [...CHECKS.values()]
        .toSorted(byName)
        .map(({ name, tells, sees, recalls = [] }) => [
          code(name),
          tells,
          sees.join(', '),
          recalls.map(code).join(', '),
        ]),
    ),
  ].join('\n\n');
