import type { Payload, PayloadCodec } from '@temporalio/common';
import { encode } from '@temporalio/common/lib/encoding.js';
import type { Encryption } from './encryption.ts';

/** The mark of a payload that could not be opened; no converter takes it, and ours say why. */
export const UNREADABLE = 'ccmctl/unreadable';

/**
 * The codec of worker and command line. A message that does not open is a stranger's, and goes on as something that cannot
 * be read: whoever takes messages refuses it, and the run goes on. What a run has told itself, in and out of its activities,
 * has to open, or else it would go on by something else: that task fails, and is tried again until a worker has the key.
 */
export const createPayloadCodec = ({ seal, open }: Encryption): PayloadCodec => ({
  encode: async (payloads) => payloads.map(seal),
  decode: async (payloads, context) =>
    payloads.map((payload) => {
      const opened = open(payload);
      if ('payload' in opened) return opened.payload;
      if (context?.type === 'activity') throw new Error(`a payload of an activity cannot be read: ${opened.why}`);
      return unreadable(opened.why);
    }),
});

const unreadable = (why: string): Payload => ({ metadata: { encoding: encode(UNREADABLE), why: encode(why) } });
