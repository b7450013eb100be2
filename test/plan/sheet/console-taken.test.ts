import { describe, expect, it } from 'vitest';
import { walked } from '../../../plan/sheet/numbered-steps.ts';
import { lookLines } from '../../../plan/sheet/sheet-look.ts';
import { toldLooks } from '../../../plan/sheet/told-looks.ts';
import type { Plan } from '../../../plan/types/plan.ts';
import type { Step } from '../../../plan/types/step.ts';
import { ifNotSo } from '../../../platforms/callmanager4/if-not-so.ts';
import { lookByEye } from '../../../platforms/callmanager4/look-by-eye.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';
import { CHECKS } from '../../../platforms/callmanager4/procedures/definitions.ts';
import { PROCEDURES, forEveryPlan } from '../../platforms/callmanager4/procedures/walk.ts';
import { taskOf } from '../../platforms/callmanager4/told.ts';
import { positionsIn, sourceAt } from './sample-sheet.ts';

/** Words that send a person to the console of a server. */
const TO_THE_CONSOLE =
  /\bon the server\b|command prompt|My Computer|Ctrl-Alt-Del|Start > |Local Security|Enterprise Manager/i;

const kindOf = (step: Step): string | undefined => (step.kind === 'prompt' ? taskOf(step).kind : undefined);

/** From the first window of an installer to the proof of its last reboot, server by server. */
const underWay = (plan: Plan): readonly string[] =>
  plan.servers.flatMap(({ steps }) => {
    const first = steps.findIndex((step) => kindOf(step) === 'walk-pages');
    const last = steps.findLastIndex((step) => kindOf(step) === 'walk-pages');
    return first < 0 ? [] : steps.slice(first, last + 2).map(({ id }) => id);
  });

describe.each(PROCEDURES)('while an installer of the procedure %s is under way,', (procedure) => {
  it('no look at its server tells a person to log on there, not even by a card', () => {
    forEveryPlan(procedure, (plan) => {
      for (const { position } of positionsIn(plan).slice(0, 1)) {
        const source = sourceAt(plan, position);
        const taken = new Set(source.parts.flatMap(({ steps }) => CALLMANAGER4.byHand.consoleTaken(steps)));
        for (const id of underWay(plan)) expect(taken).toContain(id);
        const walk = walked(source.outline, source.parts, source.facts);
        const looks = toldLooks(source, walk.left, taken);
        const all = walk.left.flatMap(({ steps }) => steps);
        for (const { number, step } of all.filter((each) => taken.has(each.step.id)))
          for (const look of (looks.of.get(number) ?? []).filter(({ check }) =>
            check.servers.includes(step.server ?? ''),
          )) {
            const card = looks.cards.find((one) => one.number === look.card);
            const words = [card?.where, card?.otherwise, lookLines(CALLMANAGER4, look, step.title, '')];
            expect(words.flat().join(' ')).not.toMatch(TO_THE_CONSOLE);
          }
      }
    });
  });
});

it.each([...CHECKS.keys()])('the look %s is made without a log-on while an installer is under way', (name) => {
  const lines = lookByEye({ name, arguments: {}, servers: ['SUB'] }, {}, true);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(line).not.toMatch(TO_THE_CONSOLE);
    expect(line).not.toContain('undefined');
  }
  expect(ifNotSo({ name }, true) ?? 'Nothing.').toMatch(/^[A-Z][\x20-\x7e]+\.$/);
});
