import { expect, it } from 'vitest';
import type { Step } from '../../../../plan/types/step.ts';
import { questionOf } from '../../../requirements/planned.ts';
import { PROCEDURES, forEveryPlan, inOrderOfWork } from './walk.ts';

/** The server that a title is about, where it begins with one: `PUB runs 4.1(2)`, `The database of PUB is being served`. */
const subjectOf = (title: string, servers: readonly string[]): string | undefined =>
  servers.find((server) => title.startsWith(`${server} `) || title.startsWith(`The database of ${server} `));

it.each(PROCEDURES)(
  'a look is at the server that its title is about, and at no other (ORD-16), in the procedure %s',
  (procedure) => {
    let looks = 0;
    forEveryPlan(procedure, (plan, cluster) => {
      const servers = cluster.servers.map(({ name }) => name);
      const judged = (step: Step): boolean => step.kind === 'check' || step.kind === 'gate';
      for (const step of inOrderOfWork(plan).filter(judged)) {
        const subject = subjectOf(step.title, servers);
        const asked = questionOf(step)?.servers ?? [];
        // What is read off the plan's own clock or the cluster file asks no server.
        if (subject === undefined || asked.length === 0) continue;
        looks += 1;
        expect([step.id, asked]).toEqual([step.id, [subject]]);
      }
    });
    expect(looks > 0).toBe(procedure !== 'repair-names');
  },
);
