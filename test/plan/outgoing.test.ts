import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isError, NOTICE_ROWS, noticesWanted } from '../../plan/notices.ts';
import { AT_ONCE, createOutgoing, MOST, WINDOW_MS, type Outgoing } from '../../plan/outgoing.ts';
import { NOTICE_KINDS, type Notice, type NoticeKind } from '../../plan/types/notice.ts';
import { PROMPT_KINDS } from '../../plan/types/site-rules.ts';
import { undeliveredLines, withUndelivered } from '../../plan/undelivered.ts';

const RUN_ID = '0f7f3f43-4c5a-4a4a-9c1b-000000000001';

const notice = (line: number, kind: NoticeKind = 'held', change: Partial<Notice> = {}): Notice => ({
  id: `${RUN_ID}.${line}.${kind}`,
  kind,
  at: '2026-11-27T15:00:00.000Z',
  isError: true,
  procedure: 'upgrade',
  text: `notice ${line}`,
  to: { people: ['Ada'], groups: [] },
  ...change,
});

const NOTHING = { waiting: [], sentAt: [] };

/** How many notices one stands for. */
const worth = ({ counts }: Notice): number =>
  counts === undefined ? 1 : Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Takes all that may go out at that time. */
function sent(outgoing: Outgoing, now: number): readonly Notice[] {
  const next = outgoing.next(now);
  return next === null || typeof next === 'number' ? [] : [next, ...sent(outgoing, now)];
}

const isEnd = ({ kind }: Notice): boolean => NOTICE_ROWS[kind].isEnd === true;

/** What happens: something is to be told, time goes by, one of those on their way ends, or the next run takes over. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom(...NOTICE_KINDS.filter((kind) => kind !== 'several')) }) },
  { weight: 2, arbitrary: fc.record({ later: fc.integer({ min: 1, max: WINDOW_MS }) }) },
  { weight: 3, arbitrary: fc.constant('one ends' as const) },
  { weight: 1, arbitrary: fc.constant('seam' as const) },
);

describe('notices on their way out', () => {
  it('are never more at once nor within ten minutes than their bounds, and none is lost, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 150 }), (events) => {
        let outgoing = createOutgoing(NOTHING);
        let now = 0;
        let told = 0;
        let underWay: Notice[] = [];
        const times: number[] = [];
        const ended: Notice[] = [];
        const send = (): void => {
          for (const one of sent(outgoing, now)) {
            underWay.push(one);
            if (!isEnd(one)) times.push(now);
          }
          expect(underWay.filter((one) => !isEnd(one)).length).toBeLessThanOrEqual(
            AT_ONCE + underWay.filter(isEnd).length,
          );
          expect(times.filter((at) => at > now - WINDOW_MS).length).toBeLessThanOrEqual(MOST);
        };
        const finish = (): void => {
          const [first, ...rest] = underWay;
          if (!first) return;
          underWay = rest;
          ended.push(first);
          outgoing.finish(first.id);
        };
        for (const happens of events) {
          if (happens === 'one ends') finish();
          else if (happens === 'seam') {
            outgoing = createOutgoing(outgoing.carried());
            underWay = [];
          } else if ('later' in happens) now += happens.later;
          else outgoing.add(notice((told += 1), happens.kind));
          send();
        }
        // Time goes by, and nothing else comes.
        for (let rounds = 0; rounds < 20; rounds += 1) {
          while (underWay.length > 0) finish();
          now += WINDOW_MS;
          send();
        }
        expect(outgoing.isEmpty()).toBe(true);
        expect(ended.reduce((sum, one) => sum + worth(one), 0)).toBe(told);
        expect(new Set(ended.map(({ id }) => id)).size).toBe(ended.length);
      }),
    );
  });

  it('of a flood of a thousand become a few and one that counts the rest', () => {
    const outgoing = createOutgoing(NOTHING);
    const out: Notice[] = [];
    for (let line = 1; line <= 1_000; line += 1) {
      outgoing.add(
        notice(line, line % 2 === 0 ? 'held' : 'stop asked', { to: { people: [`P${line % 3}`], groups: ['crew'] } }),
      );
      for (const one of sent(outgoing, line)) {
        out.push(one);
        outgoing.finish(one.id);
      }
    }
    expect(out).toHaveLength(MOST);
    expect(outgoing.next(1_000)).toBe(1 + WINDOW_MS);
    const [rest, ...more] = sent(outgoing, 1_001 + WINDOW_MS);
    expect(more).toEqual([]);
    expect(rest).toMatchObject({
      id: `${RUN_ID}.1000.several`,
      kind: 'several',
      isError: true,
      counts: { held: 490, 'stop asked': 490 },
    });
    expect([...rest!.to.people].sort()).toEqual(['P0', 'P1', 'P2']);
    expect(rest!.to.groups).toEqual(['crew']);
  });

  it('tell the end of a run whatever else is on its way', () => {
    const outgoing = createOutgoing({ waiting: [], sentAt: Array.from({ length: MOST }, () => 1) });
    for (let line = 1; line <= 10; line += 1) outgoing.add(notice(line));
    expect(outgoing.next(2)).toBe(1 + WINDOW_MS);
    outgoing.add(notice(11, 'failed'));
    expect(outgoing.next(2)).toMatchObject({ kind: 'failed' });
  });

  it('go out as one at the end, whatever went out before', () => {
    const outgoing = createOutgoing({ waiting: [], sentAt: Array.from({ length: MOST }, () => 1) });
    for (let line = 1; line <= 2; line += 1) outgoing.add(notice(line));
    outgoing.add(notice(3, 'completed'));
    outgoing.hurry();
    expect(sent(outgoing, 2)).toMatchObject([{ kind: 'completed' }, { kind: 'several', counts: { held: 2 } }]);
  });

  it('go on to the next run of the chain under the same ids, those under way first', () => {
    const outgoing = createOutgoing(NOTHING);
    for (let line = 1; line <= 2; line += 1) outgoing.add(notice(line));
    sent(outgoing, 1);
    outgoing.add(notice(3));
    expect(outgoing.carried()).toMatchObject({ waiting: [notice(1), notice(2), notice(3)], sentAt: [1, 1] });
  });
});

describe('what went wrong', () => {
  it('is all but routine: what is asked is told so only where somebody has to decide', () => {
    const wrong = NOTICE_KINDS.flatMap((kind) =>
      PROMPT_KINDS.flatMap((asked) => (isError(kind, asked) ? [`${kind} ${asked}`] : [])),
    );
    expect(wrong.filter((line) => line.startsWith('asked'))).toEqual(['asked decision']);
    expect(wrong.some((line) => /^(?:completed|several)/.test(line))).toBe(false);
    for (const kind of ['reminded', 'escalated', 'held', 'stop asked', 'failed', 'stopped'] as const)
      expect(isError(kind, undefined)).toBe(true);
  });
});

describe('a site', () => {
  const mail = { server: 'mail:25', from: 'a@b.example', mode: 'errors', tls: 'required' } as const;
  const hook = { url: 'https://a/', secret: { env: 'X' } };

  it('has its runs tell what somebody is told of, and nothing where nobody is', () => {
    expect(noticesWanted({ webhooks: [] })).toBeUndefined();
    expect(noticesWanted({ webhooks: [], mail })).toBe('errors');
    expect(noticesWanted({ webhooks: [], mail: { ...mail, mode: 'all' } })).toBe('all');
    expect(noticesWanted({ webhooks: [hook], mail })).toBe('all');
  });
});

describe('what could not be delivered', () => {
  it('is one line for each recipient, however often and with whatever words', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ recipient: fc.constantFrom('Ada', 'web server 1', '__proto__'), why: fc.string({ unit: 'binary', maxLength: 600 }) }), { maxLength: 60 }), (list) => {
        const all = list.reduce((before, one) => withUndelivered(before, [one], '2026-11-27T15:00:00.000Z'), {});
        const lines = undeliveredLines(all);
        expect(lines).toHaveLength(new Set(list.map(({ recipient }) => recipient)).size);
        for (const line of lines) expect(line).toMatch(/^notice to [^\n]{1,450} in all$/);
      }),
    ); // prettier-ignore
  });

  it('says why it was so at first, since when, and how often', () => {
    const first = withUndelivered({}, [{ recipient: 'Ada', why: 'nobody listens there' }], '2026-11-27T15:00:00.000Z');
    const again = withUndelivered(first, [{ recipient: 'Ada', why: 'later' }], '2026-11-27T16:00:00.000Z');
    expect(undeliveredLines(again)).toEqual([
      'notice to Ada could not be delivered: nobody listens there; first at 2026-11-27 15:00 UTC, 2 in all',
    ]);
  });

  it('of more recipients than a site has is told of as one', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({ recipient: `P${index}`, why: 'x' }));
    expect(undeliveredLines(withUndelivered({}, many, '2026-11-27T15:00:00.000Z')).length).toBeLessThan(210);
  });
});
