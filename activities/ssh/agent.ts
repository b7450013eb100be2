import ssh2, { type BaseAgent, type ParsedKey, type SignCallback, type SigningRequestOptions } from 'ssh2';
import { readAgentSocket } from '../../config/settings.ts';

/** An ssh-agent, and the keys that it held when it was asked. */
export interface Agent {
  readonly keys: readonly ParsedKey[];
  sign(key: ParsedKey, data: Buffer, options: SigningRequestOptions, done: SignCallback): void;
}

/** Hosts count each key that they refuse; OpenSSH ends the connection at the sixth, unless it is told otherwise. */
const MOST_KEYS = 5;

/** How long an agent may take to say which keys it has; it is a program of the same machine. */
const ANSWER_MS = 5_000;

/**
 * Asks the ssh-agent of the worker which keys it holds.
 * @throws Error that says what is wrong and what to do
 */
export async function openAgent(
  socket: string | undefined = readAgentSocket(),
  answerMs: number = ANSWER_MS,
): Promise<Agent> {
  if (socket === undefined)
    throw new Error('SSH_AUTH_SOCK is not set; start ssh-agent, and the worker with its socket');
  const agent = new ssh2.OpenSSHAgent(socket);
  const keys = await keysOf(agent, answerMs).catch((error: Error) => {
    throw new Error(`the ssh-agent at SSH_AUTH_SOCK does not answer (${error.message}); see that it runs`);
  });
  if (keys.length === 0) throw new Error('the ssh-agent at SSH_AUTH_SOCK holds no key; put one in with ssh-add');
  if (keys.length > MOST_KEYS)
    throw new Error(
      `the ssh-agent at SSH_AUTH_SOCK holds ${keys.length} keys, and hosts count those that they refuse; leave at most ${MOST_KEYS} in it (ssh-add -d)`,
    );
  return { keys, sign: (key, data, options, done) => void agent.sign(key, data, options, done) };
}

const keysOf = (agent: InstanceType<typeof ssh2.OpenSSHAgent>, answerMs: number): Promise<readonly ParsedKey[]> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${answerMs / 1000} s`)), answerMs);
    agent.getIdentities((error, keys) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve((keys ?? []) as readonly ParsedKey[]);
    });
  });

/** Decides of each signature whether it may be made; `undefined` is how ssh2 names SHA-1. */
export type MaySign = (key: ParsedKey, hash: string | undefined) => Error | null;

/** An agent as ssh2 takes it, which signs nothing that it may not and tells what it could not sign. */
export function asAuthMethod(agent: Agent, maySign: MaySign, cannotSign: (why: string) => void): BaseAgent {
  class GuardedAgent extends ssh2.BaseAgent<ParsedKey> {
    override getIdentities(done: (error: undefined, keys: ParsedKey[]) => void): void {
      done(undefined, [...agent.keys]);
    }

    override sign(
      key: ParsedKey,
      data: Buffer,
      options: SigningRequestOptions | SignCallback,
      done?: SignCallback,
    ): void {
      const answer = typeof options === 'function' ? options : done;
      const asked = typeof options === 'function' ? {} : options;
      const refused = maySign(key, asked.hash);
      if (refused) return answer?.(refused);
      agent.sign(key, data, asked, (error, signature) => {
        if (error) cannotSign(error.message);
        answer?.(error, signature);
      });
    }
  }
  return new GuardedAgent();
}
