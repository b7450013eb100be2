import { z } from 'zod';

const word = z.string().max(500);
const text = z.string().max(20_000);
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/);
const said = z.strictObject({ by: word, reason: text.optional() });
const few = <Shape extends z.ZodType>(shape: Shape, most: number): z.ZodArray<Shape> => z.array(shape).max(most);

/** Of all of it: less than one payload holds. */
const MOST_CHARACTERS = 1_500_000;

const prompt = z.looseObject({
  server: word.optional(),
  title: text,
  instructions: few(text, 20_000),
  form: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('choice'), choices: few(z.looseObject({ value: word, meaning: text }), 100) }),
    z.looseObject({ kind: z.literal('text'), what: text, minimumLength: z.number() }),
    z.looseObject({ kind: z.literal('number'), what: text, minimum: z.number(), maximum: z.number() }),
  ]),
  by: word,
  askedAt: moment,
});

/** Where a run stands, as it comes from Temporal: whoever reaches that can send any. */
export const sheetShape = (signed: z.ZodType, memory: z.ZodType): z.ZodType =>
  z
    .strictObject({
      ...{ planRun: word, plan: word, approvals: few(signed, 600), at: moment, state: word },
      position: z.strictObject({ stage: z.int().min(0), server: word.nullable(), step: z.int().min(0) }),
      servers: few(
        z.looseObject({ name: word, role: word, state: word, evidence: text, step: text.optional() }),
        1_000,
      ),
      memories: z.record(word, memory),
      prompts: few(prompt, 200),
      hold: said.nullable(),
      stop: z.strictObject({ by: word, reason: text }).nullable(),
      openItems: few(text, 1_000),
      last: few(z.strictObject({ at: moment, text }), 100),
    })
    .refine((facts) => JSON.stringify(facts).length <= MOST_CHARACTERS, { error: 'is longer than a run sends' });
