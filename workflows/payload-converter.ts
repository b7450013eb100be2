import { defaultPayloadConverter, type Payload, type PayloadConverter } from '@temporalio/common';
import { decode } from '@temporalio/common/lib/encoding.js';
import { Unreadable } from '../plan/unreadable.ts';

/**
 * Temporal's own way of reading what arrives, but for what it cannot read: bytes of an unknown encoding, or that are no
 * JSON, or that no key of ours opens. An exception here would fail the run's task again and again for ever; a value that no
 * shape takes is refused.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value, ...more) => defaultPayloadConverter.toPayload(value, ...more),
  fromPayload<T>(payload: Payload, ...more: unknown[]): T {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload, ...(more as []));
    } catch {
      return new Unreadable(whyUnreadable(payload)) as T;
    }
  },
};

const LONGEST_REASON = 200;

/** The worker's codec says of what it could not open why. */
const whyUnreadable = ({ metadata }: Payload): string =>
  metadata?.['why'] ? decode(metadata['why']).slice(0, LONGEST_REASON) : 'its bytes are no JSON in UTF-8';
