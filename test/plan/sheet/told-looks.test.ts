import { describe, expect, it } from 'vitest';
import { walked } from '../../../plan/sheet/numbered-steps.ts';
import { SOME_SERVER, toldLooks, type LookCard, type ToldLook } from '../../../plan/sheet/told-looks.ts';
import type { Plan } from '../../../plan/types/plan.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';
import { PROCEDURES, forEveryPlan } from '../../platforms/callmanager4/procedures/walk.ts';
import { positionsIn, sourceAt } from './sample-sheet.ts';

interface Page {
  readonly cards: readonly LookCard[];
  readonly looks: readonly ToldLook[];
}

/** What is looked for on the page of a plan of which nothing is done. */
function pageOf(plan: Plan): Page | null {
  const [start] = positionsIn(plan);
  if (!start) return null;
  const source = sourceAt(plan, start.position);
  const { left } = walked(source.outline, source.parts, source.facts);
  const taken = new Set(source.parts.flatMap(({ steps }) => CALLMANAGER4.byHand.consoleTaken(steps)));
  const { cards, of } = toldLooks(source, left, taken);
  return { cards, looks: [...of.values()].flat() };
}

/** The words of a card, read by somebody who stands at a server. */
const readAt = (words: string, server: string | undefined): string => words.replaceAll(SOME_SERVER, server ?? '');

describe.each(PROCEDURES)('the looks of a page of %s', (procedure) => {
  it('say by their card, read at their server, what they would say by themselves', () => {
    let carded = 0;
    forEveryPlan(procedure, (plan) => {
      const page = pageOf(plan);
      for (const { check, isConsoleTaken, card: number, words, next, because } of page?.looks ?? []) {
        const card = page?.cards.find((one) => one.number === number);
        if (!card) continue;
        carded += 1;
        const [server] = check.servers;
        expect(card.where.map((line) => readAt(line, server))).toEqual(
          CALLMANAGER4.byHand.lookByEye(check, {}, isConsoleTaken),
        );
        const otherwise = words.otherwise ?? readAt(card.otherwise ?? '', server);
        expect(otherwise).toContain(
          next ?? CALLMANAGER4.byHand.ifNotSo(check, isConsoleTaken) ?? 'write down what you see',
        );
        expect(words.because ?? (card.because && readAt(card.because, server))).toBe(because);
      }
    });
    if (procedure !== 'repair-names') expect(carded).toBeGreaterThan(0);
  });

  it('have a card where they come again, and no other, and no card names the server of one of them', () => {
    forEveryPlan(procedure, (plan) => {
      const page = pageOf(plan);
      for (const card of page?.cards ?? []) {
        const alike = page?.looks.filter((look) => look.card === card.number) ?? [];
        expect(alike.length).toBeGreaterThan(1);
        const servers = new Set(alike.flatMap(({ check }) => check.servers));
        const isOfOneEach = alike.every(({ check }) => check.servers.length === 1);
        if (isOfOneEach && servers.size > 1)
          for (const server of servers)
            expect([...card.where, card.otherwise, card.because].join(' ').split(/[^\w-]+/)).not.toContain(server);
      }
    });
  });
});
