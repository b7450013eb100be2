import { ACTIONS, CHECKS } from '../../platforms/callmanager4/procedures/definitions.ts';
import { code, table } from './tables.ts';

const HEAD = `# Checks and actions

What a machine looks for and what it does, in the words of [plans and steps](steps.md).

- **looks at**: beyond a plain look at the servers that the step names.
- **compares with**, **takes from**: what the run has written down before, of the server or of the cluster.`;

const CHECKS_HEAD = `## Checks

Each is good, bad or unknown; one that cannot be read is never taken for good.`;

const ACTIONS_HEAD = `## Actions

The machine acts once, and a check proves the act. The lines are those that the plan shows.`;

const sorted = <T extends { readonly name: string }>(all: ReadonlyMap<string, T>): readonly T[] =>
  [...all.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** The page of all checks and actions that a procedure uses. */
export const describeChecks = (): string =>
  [
    HEAD,
    CHECKS_HEAD,
    table(
      ['check', 'good means', 'looks at', 'compares with'],
      sorted(CHECKS).map(({ name, tells, sees, recalls = [] }) => [
        code(name),
        tells,
        sees.join(', '),
        recalls.map(code).join(', '),
      ]),
    ),
    ACTIONS_HEAD,
    table(
      ['action', 'what it does', 'looks at', 'takes from'],
      sorted(ACTIONS).map(({ name, tells, sees, recalls = [] }) => [
        code(name),
        tells,
        sees.join(', '),
        recalls.map(code).join(', '),
      ]),
    ),
  ].join('\n\n');
