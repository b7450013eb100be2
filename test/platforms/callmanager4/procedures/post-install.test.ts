import { describe, expect, it } from 'vitest';
import { forEveryPlan, idsInOrder, inOrderOfWork, subscriberNames } from './walk.ts';

// The model: the rows of S2's Table 5, whom each is for, and how many questions it makes there. Row 12 depends on what
// was set aside, row 6 on the model, and both have tests of their own.

const TABLE_5: readonly (readonly [row: number, whose: 'server' | 'cluster', steps: number])[] = [
  [1, 'server', 1],
  [2, 'server', 1],
  [3, 'cluster', 12],
  [4, 'cluster', 2],
  [5, 'server', 3],
  [6, 'server', 0],
  [7, 'cluster', 1],
  [8, 'server', 1],
  [9, 'server', 1],
  [10, 'server', 1],
  [11, 'server', 1],
  [13, 'cluster', 1],
  [14, 'cluster', 1],
  [15, 'cluster', 1],
];

const rowOf = (id: string): number => Number(/\/post-(\d+)-/.exec(id)?.[1] ?? Number.NaN);

describe.each(['post-install', 'install'] as const)('the post-installation tasks of %s', (procedure) => {
  it('never leave out a row of Table 5, and never have one twice at a server (POST-03)', () => {
    forEveryPlan(procedure, (plan, cluster) => {
      const ids = idsInOrder(plan);
      for (const [row, whose, steps] of TABLE_5) {
        const owners = whose === 'cluster' ? ['cluster'] : ['PUB', ...subscriberNames(cluster)];
        for (const owner of owners) {
          expect([row, owner, ids.filter((id) => id.startsWith(`${owner}/post-${row}-`)).length]).toEqual([
            row,
            owner,
            steps,
          ]);
        }
        expect(ids.filter((id) => rowOf(id) === row)).toHaveLength(owners.length * steps);
      }
    });
  });

  it('never have a row before an earlier one (POST-06)', () => {
    forEveryPlan(procedure, (plan) => {
      const rows = idsInOrder(plan)
        .map(rowOf)
        .filter((row) => !Number.isNaN(row));
      expect(rows).toEqual([...rows].sort((one, other) => one - other));
    });
  });

  it('have the ten tasks of the database in their order (POST-07 to POST-16)', () => {
    forEveryPlan(procedure, (plan) => {
      const tasks = inOrderOfWork(plan).filter(({ id }) => id.startsWith('cluster/post-3-'));
      const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10, 10];
      expect(tasks.map(({ id }) => Number(id.split('-')[2]))).toEqual(numbers);
      expect(tasks.map(({ source }) => source[1])).toEqual(
        numbers.map((number) => `POST-${String(number + 6).padStart(2, '0')}`),
      );
      const isBefore = (one: string, other: string): boolean =>
        tasks.findIndex(({ id }) => id.endsWith(one)) < tasks.findIndex(({ id }) => id.endsWith(other));
      expect(isBefore('8-cti', '8-cti-applications') && isBefore('10-phones', '10-users-and-phones')).toBe(true);
    });
  });

  it('never block: what a machine sees missing holds until somebody mends or accepts it, and what is put off stays an open item', () => {
    forEveryPlan(procedure, (plan) => {
      for (const step of inOrderOfWork(plan).filter(({ id }) => !Number.isNaN(rowOf(id)))) {
        if (step.kind === 'check') expect(step.outcome).not.toBe('block');
        else expect(step).toMatchObject({ kind: 'prompt', answer: { kind: 'choice' } });
        if (step.kind !== 'prompt' || step.answer.kind !== 'choice') continue;
        expect(step.answer.choices.find(({ value }) => value === 'later')?.ends).toBe('open item');
      }
    });
  });
});

describe('the post-installation work alone', () => {
  it('never works at a console, reboots, or stops a service', () => {
    forEveryPlan('post-install', (plan) => {
      expect(plan.servers).toEqual([]);
      expect(inOrderOfWork(plan).filter(({ kind }) => kind === 'action')).toEqual([]);
    });
  });
});
