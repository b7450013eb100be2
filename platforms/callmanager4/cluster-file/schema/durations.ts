import { z } from 'zod';
import { DURATION_NAMES, DURATIONS } from '../../durations.ts';
import type { DurationName } from '../../types/cluster.ts';
import { durationSchema, durationText } from '../../../../config/schema/duration.ts';
import { field } from '../../../../config/schema/field.ts';

const shape = Object.fromEntries(
  DURATION_NAMES.map((name) => {
    const text = durationText(DURATIONS[name].seconds);
    const schema = durationSchema.optional();
    return [name, field(schema, { sentence: DURATIONS[name].sentence, example: text, type: 'duration' })];
  }),
) as Record<DurationName, z.ZodOptional<typeof durationSchema>>;

/** The part `durations` of a cluster file. */
export const durationsSchema = z.strictObject(shape);
