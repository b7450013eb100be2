import { z } from 'zod';
import type { Anchor } from '../../plan/types/audit.ts';

/** Where a history says that its run's record had got to. */
export interface HistoryAnchors {
  readonly firstRun: string | undefined;
  readonly anchors: readonly Anchor[];
}

const payload = z.looseObject({ metadata: z.looseObject({ encoding: z.string() }), data: z.string().optional() });
const event = z.looseObject({
  workflowExecutionStartedEventAttributes: z.looseObject({ firstExecutionRunId: z.string().optional() }).optional(),
  activityTaskCompletedEventAttributes: z
    .looseObject({ result: z.looseObject({ payloads: z.array(payload).optional() }).nullish() })
    .optional(),
});
const history = z.looseObject({ events: z.array(event) });
const anchor = z.looseObject({ lines: z.int().min(1), head: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The anchors in a history that was kept beside a record. Where what Temporal keeps is encrypted, they cannot be read here.
 * @returns undefined where it is no history
 */
export function readAnchors(text: string): HistoryAnchors | undefined {
  const read = history.safeParse(parsed(text));
  if (!read.success) return undefined;
  const { events } = read.data;
  const firstRun = events[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
  const results = events.flatMap(({ activityTaskCompletedEventAttributes: ended }) => ended?.result?.payloads ?? []);
  return { firstRun, anchors: results.flatMap((one) => anchorIn(valueOf(one))) };
}

/** Of an act it is a field of its report; of what keeps the story, all of it. */
function anchorIn(value: unknown): readonly Anchor[] {
  const whole = anchor.safeParse(value);
  if (whole.success) return [whole.data];
  const field = z.looseObject({ anchor }).safeParse(value);
  return field.success ? [field.data.anchor] : [];
}

function valueOf({ metadata, data = '' }: z.output<typeof payload>): unknown {
  const isPlain = Buffer.from(metadata.encoding, 'base64').toString() === 'json/plain';
  return isPlain ? parsed(Buffer.from(data, 'base64').toString()) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
