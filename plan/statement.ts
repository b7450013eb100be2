import type { EarlyStatement } from './types/preflight.ts';

/** What somebody puts a signature to: the approval of a plan, or the answer to one prompt of one run. */
export interface Statement {
  /** Id of the workflow. */
  readonly workflow: string;
  /** First run of the chain: the same across its seams and after a Reset. */
  readonly firstRun: string;
  /** The prompt's id; `APPROVAL` and `RESUMPTION` for what is no prompt. */
  readonly prompt: string;
  readonly value: string | number;
  /** As it is sent. */
  readonly by: string;
  readonly note?: string;
  /** Root hash of the plan. */
  readonly plan: string;
  /** The prompt's own: a signature serves no other asking of the same question. */
  readonly nonce: string;
  /** Lines that the prompt has shown in place of those of the plan. */
  readonly lines?: string;
}

/** A statement with the signature of whoever is named in it; absent: nobody has proved that it is theirs. */
export interface Signed {
  readonly statement: Statement;
  readonly signature?: string;
}

/** What is signed where the plan is approved, and where a run goes on after a hold: `prompt` and `value` of the statement. */
export const APPROVAL = 'approve';
export const RESUMPTION = 'resume';

/** The namespace of the signatures (`ssh-keygen -Y sign -n`): what was signed for another purpose does not count here. */
export const SIGNATURE_NAMESPACE = 'ccmctl';

/** The bytes that are signed: canonical JSON (RFC 8785), which for texts and numbers is JSON with its keys in order. */
export const statementText = (statement: Statement | EarlyStatement): string =>
  JSON.stringify(statement, Object.keys(statement).sort());

/** Step of a prompt: its id without the number of the asking. */
export const stepOfPrompt = (prompt: string): string => prompt.replace(/#\d{1,6}$/, '');

/** What an approver says to a site file that has changed since the plan was approved: its hash now. */
export const siteApprovalOf = (hash: string): string => `site ${hash}`;

/** What is signed in a run, beside what each prompt says. */
export interface Signing {
  readonly workflow: string;
  readonly firstRun: string;
  readonly plan: string;
  /** What the site wants for the approval of the plan, and its nonce; absent: it is not asked for. */
  readonly approval?: SignedAsking;
  /** The same for having a held run go on. */
  readonly resumption?: SignedAsking;
}

export interface SignedAsking {
  readonly nonce: string;
  /** What the site wants, in words. */
  readonly needs: string;
}

/** The statement that is signed for an answer to a prompt. */
export const statementOf = (
  { workflow, firstRun, plan }: Signing,
  asked: Pick<Statement, 'nonce' | 'lines'> & { readonly id: string },
  said: Pick<Statement, 'value' | 'by' | 'note'>,
): Statement => ({
  ...{ workflow, firstRun, plan, prompt: asked.id, nonce: asked.nonce, value: said.value, by: said.by },
  ...(said.note === undefined ? {} : { note: said.note }),
  ...(asked.lines === undefined ? {} : { lines: asked.lines }),
});
