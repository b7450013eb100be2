import type { DurationOrigin } from '../../../plan/types/cluster.ts';
import type { PlannedDuration } from '../../../plan/types/plan.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationsOf } from '../../../cli/record/page/conversations.ts';
import { Html, html } from '../../../cli/record/page/html.ts';
import { reportPage } from '../../../cli/record/page/report-page.ts';
import { historiesOf } from '../../../cli/record/page/step-history.ts';
import { promptStep } from '../../workflows/sample-cluster.ts';
import { at, entry, JOURNAL, sampleRecord as record } from './sample-record.ts';

describe('html', () => {
  it('never lets a text become markup, wherever it is put in', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { markup } = html`<b title="${text}">${[text, html`<i>${text}</i>`]}</b>`;
        const ours = markup.replace(/^<b title="|<i>|<\/i>|<\/b>$/g, '').replace('">', '');
        expect(ours).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('puts markup of its own in as it is', () => {
    expect(html`${new Html('<hr>')}${1}`.markup).toBe('<hr>1');
  });
});

describe('conversations', () => {
  it('end with the answer or the withdrawal of that asking, with what came in between', () => {
    expect(
      conversationsOf(JOURNAL).map(({ asked, ended, between }) => [
        asked.at,
        ended?.kind,
        between.map(({ kind }) => kind),
      ]),
    ).toEqual([
      [at(1), 'answered', ['refused', 'reminded']],
      [at(5), 'withdrawn', []],
      [at(8), undefined, []],
    ]);
  });
});

describe('the history of a step', () => {
  it('has what it came to apart from what was said about it; a step that was not begun has no time', () => {
    const [disc, , sub] = historiesOf(
      [promptStep('PUB/disc'), promptStep('PUB/log-on'), promptStep('SUB/disc')],
      JOURNAL,
    );
    expect(disc?.outcomes.map(({ text }) => text)).toEqual(['step PUB/disc: good, observed; the disc is in']);
    expect(disc?.talk).toHaveLength(6);
    expect(sub).toMatchObject({ at: null, outcomes: [], talk: [] });
  });
});

describe('the report', () => {
  it('needs nothing beside itself: no script, no address, no picture', () => {
    const page = reportPage(record());
    expect(page).not.toMatch(/<script|<link|<img|\b(?:src|href)=|url\(|https?:/);
  });

  it('says of every step what came of it, and names what was not begun', () => {
    const page = reportPage(record());
    expect(page).toContain('good, observed; the disc is in');
    expect(page).toContain('Eve is no engineer');
    expect(page.match(/not begun/g)).toHaveLength(1);
    expect(page).toContain('Not begun. Planned: 1 to 2 min.');
  });

  it('never counts the documents’ own durations among those that are not', () => {
    const { plan: bare, ...given } = record();
    const durations = (origin: DurationOrigin): readonly PlannedDuration[] => [
      { name: 'rebootLimit', seconds: 60, origin: 'cluster file', sentence: 'Time of a reboot.' },
      { name: 'subscriptionsSettle', seconds: 2100, origin, sentence: 'Time before anybody judges.' },
    ];
    const planWith = (origin: DurationOrigin) => bare && { ...bare, durations: durations(origin) };
    const rows = (page: string) => page.split('not the documents&#39; own')[1]?.split('</table>')[0] ?? page;
    const before = reportPage({ ...given, plan: planWith('cluster file') });
    const after = reportPage({ ...given, plan: planWith('document') });
    const count = (page: string): number => (page.match(/set by the cluster file/g) ?? []).length;
    expect(count(before) - count(after)).toBe(1);
    expect(rows(after)).not.toContain('35 min');
  });

  it('shows texts of people and servers as they are, never as markup', () => {
    const page = reportPage(
      record([entry(1, 'step', 'PUB/disc', '<script>alert(1)</script>')], {
        openItems: ['<b>open</b>'],
        accepted: [{ step: 'PUB/disc', by: '<i>Ben</i>', reason: '"because" & so on' }],
      }),
    );
    expect(page).not.toMatch(/<script>|<b>|<i>/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('&quot;because&quot; &amp; so on');
  });

  it('is a page also of a run whose plan is not made yet', () => {
    const page = reportPage(record([], { plan: null, planHash: '', servers: [] }));
    expect(page).toContain('The plan was not made yet.');
    expect(page).toContain('0 of 0');
  });
});
