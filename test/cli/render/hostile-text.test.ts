import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogIndex } from '../../../cli/logs/log-index.ts';
import { renderLogs } from '../../../cli/logs/render-logs.ts';
import type { SecretFinding } from '../../../cli/passwords/judge-secret.ts';
import { renderFindings } from '../../../cli/passwords/render-findings.ts';
import { reportPage } from '../../../cli/record/page/report-page.ts';
import type { RunRecord } from '../../../cli/record/read-record.ts';
import { createOutput } from '../../../cli/output.ts';
import { createPaint, type Colors } from '../../../cli/paint.ts';
import { journalLine } from '../../../cli/render/journal.ts';
import { renderNames, type Names } from '../../../cli/render/names.ts';
import { renderPlan } from '../../../cli/render/plan.ts';
import { renderPreflight, type Preflight } from '../../../cli/render/preflight.ts';
import { renderPrompt } from '../../../cli/render/prompt.ts';
import { renderRuns } from '../../../cli/render/runs.ts';
import { renderStatus } from '../../../cli/render/status.ts';
import { safeJson } from '../../../cli/safe-json.ts';
import { renderSupport } from '../../../cli/support/render-support.ts';
import type { RunView } from '../../../cli/temporal/run-view.ts';
import type { SupportSheet } from '../../../plan/platform/support.ts';
import type { Plan } from '../../../plan/types/plan.ts';
import type { PreflightLine } from '../../../plan/types/preflight.ts';
import type { JournalEntry } from '../../../plan/types/journal-entry.ts';
import type { StatusPrompt } from '../../../plan/types/run.ts';
import { checkStep, promptStep, sampleCluster, samplePlan } from '../../workflows/sample-cluster.ts';
import { keepText } from '../run-ccmctl.ts';

/** What a server, a name or a note may hold to move the cursor, to paint, to ring, to hide, to turn or to begin a line. */
const HOSTILE = fc.string({
  maxLength: 12,
  unit: fc.oneof(
    fc.constantFrom(...'\u001b\u009b\u0007\b\r\n\t\u0085\u202e\u2066\u200b\u2028\ufeff\u00ad', '\u{e0041}', '\ud800'),
    fc.constantFrom('\u001b[31m', '\u001b]0;x\u0007', '\r\n', 'a', ' ', '<b>', '"'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

/** Fields by which the renderers choose: their values are words of ours. */
const OURS: readonly string[] =
  'state kind verdict outcome by role evidence severity origin at askedAt dueAt stage name procedure startedAt endedAt id steps servers'.split(
    ' ',
  );

/** The value with every text of it made worse, but those that are words of ours. */
function withEach<T>(value: T, worsen: (text: string) => string, key = ''): T {
  if (typeof value === 'string') return (OURS.includes(key) ? value : worsen(value)) as T;
  if (Array.isArray(value)) return value.map((part: unknown) => withEach(part, worsen, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withEach(part as unknown, worsen, name)]),
  ) as T;
}

const AT = '2005-03-12T22:00:00.000Z';
const cluster = sampleCluster();
const plan: Plan = {
  ...samplePlan(cluster, { PUB: [{ ...promptStep('PUB/disc'), command: 'sc stop x' }, checkStep('PUB/fit')] }),
  problems: [{ severity: 'refuse', server: 'PUB', message: 'a program is there', source: [] }],
  sources: 'S1 is a document.',
};
const entry: JournalEntry = {
  at: AT,
  kind: 'step',
  server: 'PUB',
  step: 'PUB/disc',
  outcome: 'good',
  text: 'good; seen',
};
const prompt: StatusPrompt = {
  ...{ id: 'PUB/disc#1', server: 'PUB', title: 'Insert disc 1', instructions: ['Do it.', 'And that.'] },
  ...{ form: { kind: 'choice', choices: [{ value: 'done', meaning: 'it is done' }] }, by: 'engineer' },
  ...{ task: { kind: 'confirm' }, kind: 'work', nonce: 'n', noteFor: ['done'], askedAt: AT, dueAt: AT, answer: {} },
  signal: { prompt: 'PUB/disc#1', value: 'done', by: 'Kim' },
};
const status: RunView = {
  ...{
    cluster: cluster.name,
    workflowId: 'ccm/x',
    runId: 'run',
    procedure: 'upgrade',
    planHash: 'abc',
    state: 'failed',
  },
  ...{
    why: 'somebody ended it',
    notes: ['a note'],
    told: true,
    stage: 'publisher',
    server: 'PUB',
    step: 'Insert disc 1',
  },
  servers: [{ name: 'PUB', role: 'publisher', state: 'asking', evidence: 'none', step: 'Insert disc 1' }],
  ...{ prompts: [prompt], entries: 1, runs: [], warnings: ['a warning'], openItems: ['PUB is not done'] },
  accepted: [{ step: 'PUB/fit', by: 'Ada', reason: 'it will do' }],
};
const record: RunRecord = {
  ...status,
  workflowType: 'upgradeCluster',
  startedAt: AT,
  endedAt: AT,
  plan,
  journal: [entry],
};
const line: PreflightLine = {
  ...{
    id: 'PUB/fit',
    kind: 'check',
    title: 'it fits',
    source: ['HW-01'],
    server: 'PUB',
    expected: '1 GB',
    seen: '512 MB',
  },
  ...{ verdict: 'bad', outcome: 'hold', next: 'put in memory', refused: 'the answer of Kim is not taken: no' },
};
const preflight: Preflight = {
  ...{ cluster: 'berlin', procedure: 'upgrade', from: '3.3(5)', to: '4.1(2)', unseen: [] },
  lines: [line, { ...line, kind: 'prompt' }, { ...line, verdict: 'good' }],
  problems: [{ severity: 'refuse', server: 'PUB', message: 'a program is there', source: ['SVC-01'] }],
};
const names: Names = { ...preflight, differences: [{ server: 'PUB', lines: ['hosts:', '- a', '+ b'] }] };
const index: LogIndex = {
  ...{ cluster: 'berlin', server: 'PUB', at: AT, endedAt: AT, remark: 'as it is' },
  places: [
    {
      ...{ folder: 'C:/Program Files', state: 'present', why: 'a part was not listed' },
      looks: [{ what: 'logs', source: ['LOG-01'], state: 'absent', files: 0 }],
    },
  ],
  files: [
    {
      ...{ path: 'C:/x.log', file: 'c/x.log', state: 'failed', bytes: 9, from: 0, modified: AT, why: 'cut' },
      found: {
        lines: 2,
        errorLines: 1,
        isAll: true,
        messages: [{ line: 'failed', id: 'M-1', message: 'm', score: 1 }],
      },
    },
  ],
};
const finding: SecretFinding = {
  ...{ secret: 'SA password', place: 'the file x', rule: 'is long enough', source: ['PWD-04'], verdict: 'refused' },
  ...{ says: 'it is too short', toDo: 'take a longer one' },
};
const sheet: SupportSheet = {
  ...{ severity: 2, facts: ['PUB is down'], parts: [{ title: 'Call', lines: ['Kim'] }], open: ['a contract'] },
  atHand: [{ what: 'serial number', value: 'X1' }],
};
const run = { ...status, awaiting: 'Insert disc 1', startedAt: AT, server: 'PUB' };

/** Everything that is printed of a run, and what it is made of. */
const SURFACES: Readonly<Record<string, (worsen: (text: string) => string, colors: Colors) => string>> = {
  status: (worsen, colors) => renderStatus(withEach(status, worsen), colors),
  prompt: (worsen, colors) => renderPrompt(withEach(status, worsen), withEach(prompt, worsen), colors),
  plan: (worsen, colors) => renderPlan(withEach(plan, worsen), colors),
  'list of runs': (worsen, colors) => renderRuns([withEach(run, worsen)], colors),
  preflight: (worsen, colors) =>
    renderPreflight(withEach(preflight, worsen), { all: true, hasFile: false }, { colors, width: 70 }),
  'look at names': (worsen, colors) => renderNames(withEach(names, worsen), true, { colors, width: 70 }),
  'folder of logs': (worsen, colors) => renderLogs(withEach(index, worsen), worsen('/logs'), colors),
  'list of secrets': (worsen, colors) => renderFindings([withEach(finding, worsen)], colors),
  'sheet for support': (worsen) => renderSupport(withEach(sheet, worsen)),
  'line of the journal': (worsen, colors) => journalLine(withEach(entry, worsen), colors, 8, 70),
};

/** Codes of colour that the renderers themselves use. */
// eslint-disable-next-line no-control-regex
const SGR = /\u001b\[\d+m/g;
const UNSEEN = /[^\n\P{Cc}]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Lines of a command are marked one by one. */
const lines = (text: string): number => text.split('\n').filter((line) => !/^ +> /.test(line)).length;

describe.each(Object.entries(SURFACES))('what a terminal is given of a %s', (_, render) => {
  it.each([true, false])(
    'never holds a control or format character but line ends and our colours (painted: %s)',
    (painted) => {
      const { colors, show } = createPaint(painted);
      const good = show(render((text) => text, colors));
      const codes = good.match(SGR)?.length ?? 0;
      fc.assert(
        fc.property(HOSTILE, (hostile) => {
          const text = show(render((kind) => `${kind}${hostile}`, colors));
          expect(text.match(SGR)?.length ?? 0).toBe(codes);
          expect(text.replace(SGR, '')).not.toMatch(UNSEEN);
          expect(lines(text)).toBe(lines(good));
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('whatever a command says', () => {
  it('is without control characters on every way, and without colours that are not its own', () => {
    fc.assert(
      fc.property(HOSTILE, (hostile) => {
        const [stdout, stderr] = [keepText(true), keepText(false)];
        const output = createOutput({ stdout, stderr, json: false });
        output.tell(hostile);
        output.note(hostile);
        output.progress(hostile);
        output.result({}, () => output.colors.red(hostile));
        expect(stdout.text.match(SGR)?.length ?? 0).toBe(output.colors.isColorSupported ? 2 : 0);
        expect((stdout.text + stderr.text).replace(SGR, '')).not.toMatch(UNSEEN);
      }),
    );
  });

  it('is the same document in JSON, with nothing in it that a terminal acts on', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), HOSTILE, (value, hostile) => {
        const document = { value, [hostile]: hostile };
        const json = safeJson(document, 2);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(document)));
        expect(json).not.toMatch(UNSEEN);
      }),
    );
  });
});

describe('the report', () => {
  it('shows control and format characters instead of holding them', () => {
    fc.assert(
      fc.property(HOSTILE, (hostile) => {
        const worse = withEach(record, (text) => `${text}${hostile}`);
        // A tab and a line end are white space to a browser, and to our own markup.
        expect(reportPage(worse).replaceAll('\t', ' ')).not.toMatch(UNSEEN);
      }),
      { numRuns: 15 },
    );
  });
});
