import { access, constants, mkdir } from 'node:fs/promises';
import type { SiteAudit } from '../../plan/types/site-rules.ts';
import { whyNotBy } from '../signatures/verify-signature.ts';
import { AUDIT_NAMESPACE, sealText, type Sealed } from './seal-text.ts';
import { signRecord } from './sign-record.ts';

/** What is signed to see whether it can be: it is the record of no run. */
const NO_RECORD: Sealed = { workflow: '', firstRun: '', lines: 0, head: '', at: '', worker: '' };

/** Why this worker could keep no record, before any run finds out at night; null where it can. */
export async function whyNotAudited({ folder, key, workers }: SiteAudit): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (error) {
    return `nothing can be written into its folder (${(error as Error).message})`;
  }
  try {
    const signature = await signRecord(NO_RECORD, key);
    const signer = { name: 'a worker', keys: workers };
    const why = await whyNotBy(signer, { text: sealText(NO_RECORD), signature, namespace: AUDIT_NAMESPACE });
    return why === null ? null : `${key} is the key of none of its \`workers\``;
  } catch (error) {
    return (error as Error).message;
  }
}
