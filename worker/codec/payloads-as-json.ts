import type { Payload } from '@temporalio/common';
import { z } from 'zod';

/** Payloads as the UI and the `temporal` command send them: protobuf's own JSON, bytes in base64. */
const BYTES = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));

const PAYLOADS = z.object({
  payloads: z
    .array(z.object({ metadata: z.record(z.string(), BYTES).optional(), data: BYTES.optional() }))
    .max(10_000)
    .default([]),
});

/** Null where the text is nothing of the kind. */
export function readPayloads(text: string): readonly Payload[] | null {
  try {
    const { success, data } = PAYLOADS.safeParse(JSON.parse(text));
    return success
      ? data.payloads.map(({ metadata, data: value }) => ({
          ...(metadata && { metadata }),
          ...(value && { data: value }),
        }))
      : null;
  } catch {
    return null;
  }
}

export const writePayloads = (payloads: readonly Payload[]): string =>
  JSON.stringify({
    payloads: payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
      data: base64(data),
    })),
  });

const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');
