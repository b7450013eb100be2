import { DateTime } from 'luxon';
import picocolors from 'picocolors';
import { makeHashedPlan } from '../../activities/make-plan.ts';
import { renderPlan } from '../../cli/render/plan.ts';
import { renderPrompt } from '../../cli/render/prompt.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import type { Plan } from '../../plan/types/plan.ts';
import type { PromptStep } from '../../plan/types/step.ts';
import { everyStep } from '../platforms/callmanager4/sample-plan.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

const EXAMPLE = 'config/examples/demo-two-servers.yaml';

const NO_COLORS = picocolors.createColors(false);

/** Beginnings of the plan's entries that are shown, in the plan's order; the first entry that begins so is meant. */
const SHOWN = [
  'Plan of the upgrade',
  'Hash',
  '2 servers',
  '2. Publisher',
  '    act   Reboot AAR-PUB',
  '    ask   Insert disc 1',
  '    look  AAR-PUB runs 4.1(2)',
];

/** The prompt that is shown. */
const ASKED = 'AAR-PUB/disc-1';

/** When it is asked; without a zone, so that it is the same time of day wherever this runs. */
const ASKED_AT = '2005-03-12T22:10:00';

const planOfExample = async (): Promise<Plan> =>
  makeHashedPlan(CALLMANAGER4, (await loadClusterFile(EXAMPLE)).cluster, { procedure: 'upgrade', looks: null });

/** Lines of the plan, each entry with what is indented below it: a stage, a server and a step are one each. */
function entriesOf(text: string): readonly string[] {
  const entries: string[] = [];
  for (const line of text.split('\n')) {
    if (/^(?: {8,}| {4}because)/.test(line) && entries.length > 0) entries.push(`${entries.pop()}\n${line}`);
    else entries.push(line);
  }
  return entries;
}

/**
 * What `ccmctl plan --offline` prints of the example, cut to some of its entries.
 * @throws RangeError when the plan has no such entry any more
 */
export async function describeExamplePlan(): Promise<string> {
  const entries = entriesOf(renderPlan(await planOfExample(), NO_COLORS));
  const places = SHOWN.map((beginning) => entries.findIndex((entry) => entry.startsWith(beginning)));
  if (places.includes(-1)) throw new RangeError(`the plan of ${EXAMPLE} has no entry "${SHOWN[places.indexOf(-1)]}"`);
  const lines = places.flatMap((place, index) => [
    ...(place === (places[index - 1] ?? -1) + 1 ? [] : ['...']),
    ...entries.slice(place, place + 1),
  ]);
  return ['```text', ...lines, '...', '```'].join('\n');
}

/** What `ccmctl prompts` prints when the demo asks for the first disc. */
export async function describeExamplePrompt(): Promise<string> {
  const plan = await planOfExample();
  const step = everyStep(plan).find((one): one is PromptStep => one.kind === 'prompt' && one.id === ASKED);
  if (!step || step.answer.kind !== 'choice') throw new RangeError(`${EXAMPLE} has no prompt ${ASKED} with choices`);
  const prompt = {
    ...step,
    id: `${ASKED}#1`,
    kind: 'work' as const,
    nonce: '00000000-0000-4000-8000-000000000000',
    form: step.answer,
    noteFor: step.answer.choices.flatMap(({ value }) => (value === 'done' ? [] : [value])),
    askedAt: ASKED_AT,
    dueAt: DateTime.fromISO(ASKED_AT).plus({ seconds: step.remindSeconds }).toFormat("yyyy-MM-dd'T'HH:mm:ss"),
  };
  return [
    '```text',
    renderPrompt({ cluster: plan.cluster, rehearsal: true }, prompt, NO_COLORS, Date.parse(ASKED_AT)),
    '```',
  ].join('\n');
}
