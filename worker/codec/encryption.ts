import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import { decode, encode } from '@temporalio/common/lib/encoding.js';
import protocol from '@temporalio/proto';

/** A key with its name. */
export interface CodecKey {
  readonly id: string;
  readonly key: Buffer;
}

/** What a payload was made of that was encrypted, or why that cannot be known. */
export type Opened = { readonly payload: Payload } | { readonly why: string };

/** Encrypts and decrypts the payloads of one namespace. */
export interface Encryption {
  readonly seal: (payload: Payload) => Payload;
  /** Never throws. */
  readonly open: (payload: Payload) => Opened;
}

/** How Temporal's own examples mark such a payload, and how the UI knows that there is something to decode. */
export const ENCRYPTED = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';

/** Bytes of a key of AES-256, of what makes each encryption another one, and of the proof that nothing was changed. */
export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const PayloadBytes = protocol.temporal.api.common.v1.Payload;

/**
 * AES-256-GCM under the first of the keys; any of them decrypts. Value and metadata are encrypted as one, and bound to the
 * namespace and to the name of the key: what was taken from another namespace, or given another name, does not open.
 * @throws RangeError without a key
 */
export function createEncryption(namespace: string, keys: readonly CodecKey[]): Encryption {
  const [first] = keys;
  if (first === undefined) throw new RangeError('an encryption needs a key');
  const boundTo = (id: string): Buffer => Buffer.from(JSON.stringify(['ccmctl codec 1', namespace, id]));
  return {
    seal(payload) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', first.key, nonce).setAAD(boundTo(first.id));
      const sealed = [cipher.update(PayloadBytes.encode(payload).finish()), cipher.final()];
      return {
        metadata: { encoding: encode(ENCRYPTED), [KEY_ID]: encode(first.id) },
        data: Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]),
      };
    },
    open({ metadata, data }) {
      if (textOf(metadata, 'encoding') !== ENCRYPTED)
        return { why: 'it is not encrypted, and everything is in this namespace' };
      const id = textOf(metadata, KEY_ID);
      const named = keys.find((key) => key.id === id);
      if (!named)
        return {
          why:
            id === undefined
              ? 'it does not say by which key it is encrypted'
              : `its key ${shown(id)} is not among ours`,
        };
      const bytes = Buffer.from(data ?? []);
      try {
        const decipher = createDecipheriv('aes-256-gcm', named.key, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(boundTo(named.id))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const plain = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
        const { metadata: meaning, data: value } = PayloadBytes.decode(Buffer.concat(plain));
        return { payload: { metadata: meaning, data: value } };
      } catch {
        return { why: `it was not encrypted by our key ${named.id}, or was changed since` };
      }
    },
  };
}

function textOf(metadata: Payload['metadata'], name: string): string | undefined {
  const bytes = metadata?.[name];
  return bytes ? decode(bytes) : undefined;
}

/** A stranger's name of a key, short enough to be told. */
const shown = (id: string): string => JSON.stringify(id.slice(0, 64));
