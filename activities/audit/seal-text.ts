import canonicalize from 'canonicalize';
import type { Anchor } from '../../plan/types/audit.ts';
import type { Stamp } from '../chain/chain.ts';

/** The namespace of the workers' signatures (`ssh-keygen -Y sign -n`): no other signature of that key counts here. */
export const AUDIT_NAMESPACE = 'ccmctl-audit';

/** What a worker signs: whose record it is, how far it goes, when and by whom it is signed. */
export interface Sealed extends Anchor, Pick<Stamp, 'at' | 'worker'> {
  readonly workflow: string;
  readonly firstRun: string;
}

/** The bytes that are signed: canonical JSON (RFC 8785). */
export const sealText = ({ workflow, firstRun, lines, head, at, worker }: Sealed): string =>
  canonicalize({ workflow, firstRun, lines, head, at, worker }) ?? '';
