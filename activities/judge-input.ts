import { z } from 'zod';
import { ACT_ID } from '../plan/platform/fence.ts';
import type { Definition, JudgePart, Platform } from '../plan/platform/platform.ts';
import type { AnyTarget } from '../plan/types/cluster.ts';
import type { Signed } from '../plan/statement.ts';
import type { Report } from '../plan/types/report.ts';
import type { SheetFacts } from '../plan/types/sheet.ts';
import type { Notice } from '../plan/types/notice.ts';
import type { Memory } from '../plan/types/run.ts';
import type { ReadSite } from '../plan/types/site-rules.ts';
import type { PromptStep } from '../plan/types/step.ts';
import { auditShape, storyShape } from './audit/story-shape.ts';
import { noticeShape } from './notices/notice-shape.ts';
import { sheetShape } from './sheet/sheet-shape.ts';
import { inputRefused, refuseOtherHosts } from './refuse-input.ts';
import { siteNamed, siteNow } from './site-now.ts';
import type { ActionInput, AuditInput, CheckInput, ClosedRun, ForgottenInput } from './types.ts';

/** Characters of one line of a prompt. */
const LONGEST_TEXT = 4_000;

/** Characters of what a person writes. */
const LONGEST_REPORT = 20_000;

/** Lines of one prompt. */
const LONGEST_LIST = 20_000;

/** A month: no limit of a run is longer. */
const LONGEST_SECONDS = 2_592_000;

/** Names of servers and ids of steps are of plain words, whatever the platform. */
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, { error: 'is no name of a server' });
const stepId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 /._-]{0,126}$/, { error: 'is no id of a step' });
const actId = z.string().regex(ACT_ID);
const unanswered = z.array(z.looseObject({ server: name, id: actId })).max(100);
const seconds = z.number().min(0).max(LONGEST_SECONDS);

const instructions = z.array(z.string().max(LONGEST_TEXT)).max(LONGEST_LIST);

/** What a person reported is as long as a message may be. */
const report = z.looseObject({
  text: z.string().max(LONGEST_REPORT),
  role: z.string().max(100).optional(),
  atInstaller: z.boolean(),
});

/** A statement has few fields, each as long as a message may be. */
const word = z.string().max(500);
const signed = z.looseObject({
  statement: z.strictObject({
    workflow: word,
    firstRun: word,
    prompt: word,
    value: z.union([z.string().max(16_000), z.number()]),
    by: word,
    note: z.string().max(4_000).optional(),
    plan: word,
    nonce: word,
    lines: z.string().max(LONGEST_REPORT).optional(),
  }),
  signature: z.string().max(8_000).optional(),
});

/** Of each kind: a dozen decisions, each given by as many people as a site may want. */
const MOST_SIGNED = 600;

/** The plan itself is known by its hash; so much of it is read before that. */
const papers = z.looseObject({
  outline: z.looseObject({ hash: word, cluster: word, requestedBy: word.optional() }),
  part: z.looseObject({ name: word, steps: z.array(z.looseObject({ id: word })) }),
  approvals: z.array(signed).max(MOST_SIGNED),
  warrants: z.array(signed).max(MOST_SIGNED),
  siteApprovals: z.array(signed).max(MOST_SIGNED),
});

const asked = z.looseObject({
  kind: z.enum(['bad', 'unknown']),
  steadySeconds: seconds,
  goesOnSeconds: seconds.optional(),
});

const siteName = (input: unknown): string | undefined => judgedBy<string | undefined>(word.optional())(input);

/** Judges the input of each activity that takes one from a run. */
export interface InputJudge {
  readonly target: (input: unknown, site?: unknown) => Promise<AnyTarget>;
  readonly check: (input: unknown) => Promise<CheckInput>;
  readonly action: (input: unknown) => Promise<ActionInput>;
  readonly forgotten: (input: unknown) => ForgottenInput;
  readonly signed: (input: unknown) => Signed;
  readonly closing: (input: unknown) => ClosedRun;
  readonly siteName: (input: unknown) => string | undefined;
  readonly notice: (input: unknown) => Notice;
  readonly audit: (input: unknown) => AuditInput;
  readonly sheet: (input: unknown) => SheetFacts;
  readonly prompt: (input: unknown) => { readonly step: PromptStep; readonly memory: Memory };
  readonly report: (input: unknown) => Report;
}

/**
 * Takes the input of an activity for a stranger's: who reaches Temporal can start one by hand, with any JSON. The parts
 * that only the platform reads, the platform judges.
 *
 * Each throws ApplicationFailure of type INPUT_REFUSED, which names the place, before anything is asked or sent.
 * @param readSite where there is a site file: no other hosts are logged on to than exactly those that it has
 */
export function createInputJudge(platform: Platform, readSite?: ReadSite): InputJudge {
  const { target, checkInput, actionInput, prompt, sheet, forgotten } = shapesFor(platform);
  const atTheSite = async <Input>(
    input: Input,
    targetsOf: (input: Input) => readonly AnyTarget[],
    wanted?: string,
  ): Promise<Input> => {
    const site = wanted === undefined ? await siteNow(readSite) : await siteNamed(readSite, wanted);
    if (site)
      refuseOtherHosts(
        targetsOf(input).flatMap((one) => platform.endpointsOf(one)),
        site,
      );
    return input;
  };
  return {
    target: async (input, site) => atTheSite(judgedBy<AnyTarget>(target)(input), (one) => [one], siteName(site)),
    check: async (sent) => {
      const input = judgedBy<CheckInput>(checkInput)(sent);
      return atTheSite(input, ({ targets }) => targets, input.site);
    },
    action: async (input) =>
      atTheSite(judgedBy<ActionInput>(actionInput)(input), (one) => [one.target, ...one.proof.targets]),
    forgotten: judgedBy(forgotten),
    signed: judgedBy(signed),
    closing: judgedBy(z.looseObject({ workflow: word, firstRun: word, site: word })),
    siteName,
    notice: judgedBy(noticeShape),
    audit: judgedBy(auditShape),
    sheet: judgedBy(sheet),
    prompt: judgedBy(prompt),
    report: judgedBy(report),
  };
}

/** The shapes of inputs, for a platform. */
function shapesFor({
  checks,
  actions,
  judge,
}: Platform): Readonly<Record<'target' | 'checkInput' | 'actionInput' | 'prompt' | 'sheet' | 'forgotten', z.ZodType>> {
  const target = partOf(judge.target);
  const memory = z
    .looseObject({
      unanswered: unanswered.optional(),
    })
    .superRefine(objecting(judge.memory));
  const sheet = sheetShape(signed, memory);
  const checkInput = z.looseObject({
    check: checkAmong(checks),
    targets: z.array(target).max(100),
    memory,
    asked: asked.optional(),
    watchEverySeconds: z.number().min(1).max(LONGEST_SECONDS).optional(),
    fresh: z.boolean().optional(),
    site: word.optional(),
  });
  const actionInput = z
    .looseObject({
      action: nameIn(actions, 'is no action of any procedure'),
      target,
      memory,
      proof: checkInput,
      decidedBy: z.enum(['the look', 'a person', 'nobody']),
      papers: papers.optional(),
      story: storyShape.optional(),
      id: actId,
      step: stepId,
      shown: z.string().optional(),
      run: z.string().max(200),
    })
    .refine(({ action, arguments: told }) => actions.get(action)?.arguments(told), {
      path: ['arguments'],
      error: 'is not what the action takes',
    });
  const prompt = z.looseObject({ step: z.looseObject({ instructions, task: partOf(judge.task) }), memory });
  const forgotten = z.looseObject({ workflowId: word, runId: word, firstRunId: word, servers: z.record(word, memory) });
  return { target, checkInput, actionInput, prompt, sheet, forgotten };
}

/** A check that some procedure asks, told what it takes. */
const checkAmong = (checks: Platform['checks']): z.ZodType =>
  z
    .looseObject({
      name: nameIn(checks, 'is no check of any procedure'),
      servers: z.array(name).max(100),
      withinSeconds: seconds.optional(),
    })
    .refine(({ name: called, arguments: told }) => checks.get(called)?.arguments(told), {
      path: ['arguments'],
      error: 'is not what the check takes',
    });

const nameIn = (known: ReadonlyMap<string, Definition>, error: string): z.ZodType<string> =>
  z.string().refine((called) => known.has(called), { error });

/** A part of an input that only the platform reads. */
const partOf = (judge: JudgePart): z.ZodType => z.unknown().superRefine(objecting(judge));

const objecting =
  (judge: JudgePart) =>
  (value: unknown, context: z.RefinementCtx): void => {
    for (const { path, message } of judge(value)) context.addIssue({ code: 'custom', path: [...path], message });
  };

const judgedBy =
  <Input>(schema: z.ZodType) =>
  (input: unknown): Input => {
    const { success, error } = schema.safeParse(input);
    if (success) return input as Input;
    const [issue] = error.issues;
    const message = `${issue?.path.join('.') || 'the input'}: ${issue?.message ?? 'has another shape'}`;
    throw inputRefused(message);
  };
