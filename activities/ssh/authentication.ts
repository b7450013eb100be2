import type { AnyAuthMethod, AuthenticationType, BaseAgent, ParsedKey } from 'ssh2';
import type { Endpoint } from '../../plan/types/endpoint.ts';
import { asAuthMethod, type Agent } from './agent.ts';
import { answerKeyboard } from './keyboard.ts';
import type { Login } from './read-login.ts';

type Method = 'publickey' | 'password' | 'keyboard-interactive';

/** What of a login a method of SSH presents. */
const PRESENTS: Readonly<Record<Method, 'key' | 'password'>> = {
  publickey: 'key',
  password: 'password',
  'keyboard-interactive': 'password',
};

const METHODS = Object.keys(PRESENTS) as Method[];

/**
 * One login at one host. It presents the key once and the password once, by what the host takes, and no more: hosts count
 * what they refuse.
 */
export class Authentication {
  readonly #endpoint: Endpoint;
  readonly #login: Login;
  readonly #giveUp: () => void;
  readonly #presented: ('key' | 'password')[] = [];
  readonly #accepted: ('key' | 'password')[] = [];
  #methods: readonly string[] = [];
  #answered = true;
  #why: string | null = null;

  /** @param giveUp ends the attempt: the host asks what nobody here can answer */
  constructor(endpoint: Endpoint, login: Login, giveUp: () => void) {
    this.#endpoint = endpoint;
    this.#login = login;
    this.#giveUp = giveUp;
  }

  /** Key or password went out, and the host has not answered yet. */
  get isPending(): boolean {
    return !this.#answered;
  }

  /** What was refused, in words; null when nothing was presented nor asked for. */
  get refusal(): string | null {
    if (this.#why !== null) return this.#why;
    const refused = this.#presented.filter((what) => !this.#accepted.includes(what));
    if (refused.length > 0) return `the host did not accept the ${refused.join(' nor the ')}`;
    if (this.#methods.length === 0) return null;
    const taken = this.#accepted.length > 0 ? `took the ${this.#accepted.join(' and the ')} and wants more` : 'takes';
    return `the host ${taken}: ${this.#methods.join(', ')}; the cluster file names nothing else for that`;
  }

  /** The next method to try; false when there is none left. */
  next(methods: readonly AuthenticationType[] | null, partialSuccess: boolean | null): AnyAuthMethod | false {
    const username = this.#endpoint.user;
    // The first question presents nothing: its refusal says what the host takes.
    if (methods === null) return { type: 'none', username };
    this.#methods = methods;
    this.#answered = true;
    const last = this.#presented.at(-1);
    if (partialSuccess && last !== undefined) this.#accepted.push(last);
    const method = METHODS.find((one) => methods.includes(one) && this.#canPresent(one));
    return method === undefined || this.#why !== null ? false : this.#present(method);
  }

  /** The host asks for a new password instead of taking the one that it was given. */
  refuseNewPassword(): void {
    this.#refuse('the host wants a new password; change it at the host');
  }

  #canPresent(method: Method): boolean {
    const what = PRESENTS[method];
    const has = this.#login[what] !== undefined || (what === 'key' && this.#login.agent !== undefined);
    return has && !this.#presented.includes(what);
  }

  #present(method: Method): AnyAuthMethod {
    const username = this.#endpoint.user;
    const { key, agent, password = '' } = this.#login;
    this.#presented.push(PRESENTS[method]);
    this.#answered = method === 'keyboard-interactive';
    if (method === 'publickey' && key) return { type: method, username, key: this.#signing(key) };
    if (method === 'publickey' && agent) return { type: 'agent', username, agent: this.#signingBy(agent) };
    if (method === 'password') return { type: method, username, password };
    return {
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) => {
        const answer = answerKeyboard(prompts, password, !this.#answered);
        if ('no' in answer) return this.#refuse(answer.no);
        if (answer.answers.length > 0) this.#answered = false;
        finish([...answer.answers]);
      },
    };
  }

  /** The key, which signs only what it may. */
  #signing(key: ParsedKey): ParsedKey {
    const sign = (data: Buffer, algorithm?: string): Buffer =>
      // ssh2 takes an error as the answer in place of a signature, which its types leave out.
      (this.#whyNotSigned(key, algorithm) as unknown as Buffer | null) ?? key.sign(data, algorithm);
    return Object.create(key, { sign: { value: sign } }) as ParsedKey;
  }

  #signingBy(agent: Agent): BaseAgent {
    return asAuthMethod(
      agent,
      (key, algorithm) => this.#whyNotSigned(key, algorithm),
      (why) => this.#refuse(`the ssh-agent does not sign (${why}); unlock it, or confirm what it asks`),
    );
  }

  /** An RSA key signs with SHA-1 only where the host is allowed to be so old. */
  #whyNotSigned({ type }: ParsedKey, algorithm: string | undefined): Error | null {
    if (type !== 'ssh-rsa' || this.#endpoint.algorithms.includes('ssh-rsa')) return null;
    if (algorithm !== undefined && algorithm !== 'sha1') return null;
    const allow = 'allow ssh-rsa under algorithms if it is an old one, or use an Ed25519 key';
    this.#refuse(`the host takes the RSA key only with a signature by SHA-1; ${allow}`);
    return new Error('not signed by SHA-1');
  }

  #refuse(why: string): void {
    this.#why ??= why;
    this.#giveUp();
  }
}
