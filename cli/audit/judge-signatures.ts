import pMap from 'p-map';
import { AUDIT_NAMESPACE, sealText } from '../../activities/audit/seal-text.ts';
import type { RecordedRun } from '../../activities/audit/audit-record.ts';
import type { LineOf } from '../../activities/audit/line.ts';
import { whyNotBy, whyNotSigned, type Signer } from '../../activities/signatures/verify-signature.ts';
import { personNamed } from '../../plan/people.ts';
import type { Signed } from '../../plan/statement.ts';
import type { SignedEarly } from '../../plan/types/preflight.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import type { ChainedLine } from './judge-chain.ts';

/** A signature in a record; `why`: what is wrong with it, null where nothing is. */
export interface JudgedSignature {
  /** Number of the line that has it. */
  readonly line: number;
  readonly by: string;
  /** What was signed: a prompt, the approval; `the record` by a worker. */
  readonly of: string;
  readonly why: string | null;
}

/** `ssh-keygen` runs so often at once. */
const AT_ONCE = 4;

/** What was refused is kept with its signature, and need not be genuine. */
const COUNTED: readonly string[] = ['approved', 'answered', 'resumed'];

/** Has OpenSSH check what people have signed, by the keys that the site had then: those before the line, or right behind it. */
export function judgeStatements(lines: readonly ChainedLine[]): Promise<readonly JudgedSignature[]> {
  const run = runOf(lines);
  const sites = lines.flatMap(({ number, line }) => (line.event === 'site' ? [{ number, line }] : []));
  const given = lines.flatMap(({ number, line }) =>
    line.event === 'story' && COUNTED.includes(line.entry.kind)
      ? [
          ...(line.entry.given ?? []).map((signed) => ({
            number,
            of: signed.statement.prompt,
            signed: signed as Signed,
          })),
          ...(line.entry.givenBefore ?? []).map((signed) => ({
            number,
            of: `${signed.statement.step} before the run`,
            signed: signed as SignedEarly,
          })),
        ]
      : [],
  );
  return pMap(
    given.filter(({ signed }) => signed.signature !== undefined),
    async ({ number, of, signed }) => {
      const next = sites.findIndex((site) => site.number > number);
      const then = sites.slice(Math.max(0, (next < 0 ? sites.length : next) - 1), next < 0 ? undefined : next + 1);
      const { by } = signed.statement;
      return {
        line: number,
        by,
        of,
        why:
          whyOfAnother(signed, run) ??
          (await whyNotOf(
            signed,
            then.map(({ line }) => line),
          )),
      };
    },
    { concurrency: AT_ONCE },
  );
}

/** Why a statement does not belong into this record; null where it does. Those of another night are as genuine. */
function whyOfAnother({ statement }: Signed | SignedEarly, of: RecordedRun): string | null {
  if (!('workflow' in statement))
    return workflowIdOf(statement.cluster) === of.workflow ? null : `it was given for the cluster ${statement.cluster}`;
  return statement.workflow === of.workflow && statement.firstRun === of.firstRun
    ? null
    : 'it was given in another run';
}

async function whyNotOf(signed: Signed | SignedEarly, sites: readonly LineOf<'site'>[]): Promise<string | null> {
  let why: string | null = 'the record does not say who the people of the site are';
  for (const { people } of sites) {
    const person = personNamed(people, signed.statement.by);
    why = person ? await whyNotSigned(signed, person) : `the site had nobody called ${signed.statement.by}`;
    if (why === null) return null;
  }
  return why;
}

/** Whose record it says that it is. */
const runOf = ([first]: readonly ChainedLine[]): RecordedRun =>
  first?.line.event === 'opened' ? first.line : { workflow: '', firstRun: '' };

/** Has OpenSSH check what workers have signed, by their keys. */
export function judgeSeals(
  lines: readonly ChainedLine[],
  keys: readonly string[],
): Promise<readonly JudgedSignature[]> {
  const { workflow, firstRun } = runOf(lines);
  const signer: Signer = { name: 'a worker', keys };
  return pMap(
    lines.flatMap(({ number, line }) => (line.event === 'seal' ? [{ number, line }] : [])),
    async ({ number, line }) => {
      const { at, worker, head, signature } = line;
      const sealed = lines[line.lines - 1];
      const text = sealText({ workflow, firstRun, lines: line.lines, head, at, worker });
      const isThere = sealed !== undefined && sealed.number < number && sealed.hash === head;
      const why = isThere
        ? await whyNotBy(signer, { text, signature, namespace: AUDIT_NAMESPACE })
        : `line ${line.lines} is not the one that was signed`;
      return { line: number, by: worker, of: 'the record', why };
    },
    { concurrency: AT_ONCE },
  );
}
