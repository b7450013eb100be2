import {
  DefaultFailureConverter,
  defaultPayloadConverter,
  type DataConverter,
  type LoadedDataConverter,
  type Payload,
  type PayloadConverter,
} from '@temporalio/common';
import { decode } from '@temporalio/common/lib/encoding.js';
import { decodeOptionalSinglePayload } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { fileURLToPath } from 'node:url';
import { Unreadable } from '../../plan/unreadable.ts';
import { ENCRYPTED, type Encryption } from './encryption.ts';
import { createPayloadCodec, UNREADABLE } from './payload-codec.ts';

/** How values become what Temporal keeps, and back. */
export interface Conversion {
  /** Whether what Temporal keeps is encrypted. */
  readonly isEncrypted: boolean;
  readonly ofClient: LoadedDataConverter;
  readonly ofWorker: DataConverter;
}

/** Messages and stack traces of failures as payloads, so that a codec encrypts them, too. The workflows' bundle has it as well. */
export const ENCODED_FAILURES = fileURLToPath(new URL('../../workflows/encoded-failures.cjs', import.meta.url));

/** Nothing is encrypted. */
export const PLAIN: Conversion = {
  isEncrypted: false,
  ofClient: {
    payloadConverter: readingConverter(),
    failureConverter: new DefaultFailureConverter(),
    payloadCodecs: [],
  },
  ofWorker: {},
};

/** Everything is encrypted that a codec gets to see. */
export function encrypted(encryption: Encryption): Conversion {
  const payloadCodecs = [createPayloadCodec(encryption)];
  return {
    isEncrypted: true,
    ofClient: {
      payloadConverter: readingConverter(),
      failureConverter: new DefaultFailureConverter({ encodeCommonAttributes: true }),
      payloadCodecs,
    },
    ofWorker: { payloadCodecs, failureConverterPath: ENCODED_FAILURES },
  };
}

/**
 * What a payload of a history means: the one place where our own code reads one.
 * @returns Unreadable where it cannot be known
 */
export const valueOf = (
  { options }: { readonly options: { readonly loadedDataConverter: LoadedDataConverter } },
  payload: Payload | null | undefined,
): Promise<unknown> => decodeOptionalSinglePayload<unknown>(options.loadedDataConverter, payload);

/** One strange run, or one message of a stranger, must not keep a client from the rest: what cannot be read is a value. */
function readingConverter(): PayloadConverter {
  return {
    toPayload: (value, ...more) => defaultPayloadConverter.toPayload(value, ...more),
    fromPayload<T>(payload: Payload, ...more: unknown[]): T {
      try {
        return defaultPayloadConverter.fromPayload<T>(payload, ...(more as []));
      } catch {
        return new Unreadable(whyUnreadable(payload)) as T;
      }
    },
  };
}

function whyUnreadable({ metadata }: Payload): string {
  const textOf = (name: string): string => decode(metadata?.[name] ?? new Uint8Array());
  const encoding = textOf('encoding');
  if (encoding === UNREADABLE) return textOf('why');
  if (encoding === ENCRYPTED) return 'it is encrypted, and no key of its namespace is named (CCMCTL_CODEC_KEYS)';
  return 'its bytes are no JSON in UTF-8';
}
