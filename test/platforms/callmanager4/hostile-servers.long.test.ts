import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HostPool } from '../../../activities/ssh/host-pool.ts';
import { LONGEST_VERDICT } from '../../../plan/cut-text.ts';
import { hasUnseen } from '../../../plan/show-text.ts';
import type { Verdict } from '../../../plan/types/run.ts';
import { CHECKS } from '../../../platforms/callmanager4/procedures/definitions.ts';
import { createSite, type CallManagerSite } from '../../../platforms/callmanager4/site.ts';
import { emptyMemory } from '../../../platforms/callmanager4/types/server-memory.ts';
import { orderOf } from '../../activities/act-order.ts';
import { countBytesOf, type CountingProxy } from '../../activities/ssh/counting-proxy.ts';
import {
  SCRIPTED_PASSWORD,
  startScriptedHost,
  type Reaction,
  type ScriptedHost,
} from '../../activities/ssh/scripted-host.ts';
import { BY_CLOCK_OR_FILE } from './checks/judging.ts';
import { honestAnswer } from './honest-answers.ts';
import { BYTES_OF_A_CONNECTION, LIES } from './lies.ts';
import { serverOf } from './site-fixture.ts';

/** Short, since some hosts never answer; none of what is asserted depends on it. */
const LOOK_MS = 400;

const given = {
  services: ['McShield'],
  label: 'CCM412_1',
  release: '4.1(2)',
  subscribers: ['CM-SUB1'],
  megabytes: 1000,
  suffixes: ['example.com'],
  level: '2000.2.6',
  nodes: [{ name: 'CM-SUB1', address: '10.1.1.2' }],
};

const ACTS: readonly (readonly string[])[] = [
  ['sc \\\\CM-PUB stop "DefWatch"', 'sc \\\\CM-PUB config "DefWatch" start= disabled'],
  ['shutdown -r -f -m \\\\CM-PUB -t 0 -c "ccmctl x"'],
  ['osql -E -S CM-PUB -d CCM0301 -b -Q "exec sp_reinitsubscription"'],
  ['cscript //nologo C:\\ccmctl\\run-there.vbs CM-PUB act "nbtstat -R"'],
];

let react: (command: string) => Reaction;
let station: ScriptedHost;
let proxy: CountingProxy;
let site: CallManagerSite;

beforeEach(async () => {
  station = await startScriptedHost((command) => react(command));
  proxy = await countBytesOf(station.endpoint);
  const hosts = new HostPool(() => Promise.resolve(SCRIPTED_PASSWORD));
  site = createSite({ hosts, limits: { lookMs: LOOK_MS, queryMs: LOOK_MS, actMs: LOOK_MS } });
});

afterEach(async () => {
  await site.close();
  await proxy.stop();
  station.cut();
  await station.stop();
});

const targetNow = () => ({ server: serverOf('CM-PUB'), station: proxy.endpoint });

/** What each check judges of the one server, whatever that answers. */
async function judgeAll(): Promise<ReadonlyMap<string, Verdict>> {
  const judge = async (name: string): Promise<readonly [string, Verdict]> => {
    const check = { name, servers: ['CM-PUB'], arguments: argumentsOf(name) } as const;
    const { verdict } = await site.see({ check, targets: [targetNow()], memory: { ...emptyMemory } });
    return [name, verdict];
  };
  return new Map(await Promise.all([...CHECKS.keys()].map(judge)));
}

function argumentsOf(name: string): object {
  const takes = CHECKS.get(name)?.arguments;
  if (takes?.(given)) return given;
  const some = Object.entries(given).map(([key, value]) => ({ [key]: value }));
  return some.find((one) => takes?.(one)) ?? {};
}

describe('an honest station', () => {
  it('lets most checks be judged, or the lies below would prove nothing', async () => {
    react = honestAnswer;
    const verdicts = [...(await judgeAll()).entries()];
    const judged = verdicts.filter(([, { verdict }]) => verdict !== 'unknown').map(([name]) => name);
    expect(judged.length, judged.join()).toBeGreaterThan(30);
  });
});

/** They ask what a machine calls itself: of an answer that gives another name they say so. */
const BY_NAME: readonly string[] = ['computer-name-is', 'own-names'];

/** Whether a line belongs to an act, or puts a script where it is: those are not looked at for what they print. */
const isAsked = (command: string): boolean => /^(?:cscript|osql|ping|if exist .*there=)/.test(command);

/** A host that keeps the marks of acts, takes scripts, and lies in answer to all else. */
function liar(tell: (typeof LIES)[string]): (command: string) => Reaction {
  const before = new Map<string, string>();
  return (command) => {
    if (command.startsWith('echo %COMSPEC%')) return command.replace('echo %COMSPEC%', 'C:\\WINNT\\system32\\cmd.exe');
    if (!isAsked(command) && !/^(?:sc|shutdown) /.test(command)) return '';
    const [honest, kind] = [honestAnswer(command), command.split(' ', 3).join(' ')];
    const atHand = { command, honest, before: before.get(kind) ?? honest.replaceAll(/[0-9a-f]{16}/g, '0'.repeat(16)) };
    before.set(kind, honest);
    return { lie: (channel, connection) => tell(channel, connection, atHand) };
  };
}

/** What people read of it: one line of bounded length, in which nothing can act on a screen. */
function expectReadable(text: string): void {
  expect(hasUnseen(text)).toBe(false);
  expect(text.length).toBeLessThan(LONGEST_VERDICT + 60);
}

describe.each(Object.entries(LIES))('a host that answers with %s', (lie, tell) => {
  beforeEach(() => {
    react = liar(tell);
  });
  afterEach(() => {
    // A megabyte is no more than is kept of a command, and nobody hangs up on it.
    const atMost = lie === 'a megabyte of lines' ? 1_200_000 * station.channels() : BYTES_OF_A_CONNECTION;
    expect(Math.max(...proxy.bytes)).toBeLessThan(atMost);
  });

  it('is believed by no check: each is unknown, in words that everybody can read', async () => {
    for (const [name, { verdict, seen }] of await judgeAll()) {
      expectReadable(seen);
      if (BY_CLOCK_OR_FILE.includes(name)) continue;
      const isOfItsName = lie === 'the answer of another server' && BY_NAME.includes(name);
      expect(verdict, `${name}: ${seen}`).toBe(isOfItsName ? 'bad' : 'unknown');
    }
  });

  it('is believed by no look beside those of checks', async () => {
    const target = targetNow();
    const { server: _server, at: _at, reachable, computerName, ...facts } = await site.look(target, 'with name files');
    const all = {
      ...facts,
      ...(await site.lookAtNameCaches(target)),
      names: await site.lookUpNames(target, given.nodes),
      databases: await site.lookAtDatabases(target),
      parameters: await site.lookAtParameters(target),
      subscriptions: await site.lookAtSubscriptions(target),
    };
    for (const [name, fact] of Object.entries(all)) {
      expect(fact.known, name).toBe(false);
      if (!fact.known) expectReadable(fact.why);
    }
    const isOther = lie === 'the answer of another server';
    expect([reachable.known, computerName.known]).toEqual([isOther, isOther]);
  });

  it('is not taken for one that is away', async () => {
    const away = (command: string): Reaction =>
      command.startsWith('cscript ')
        ? honestAnswer(command).replace(/computer[^]*\r\n(?=end=)/, 'error.connect=-2147023174 x\r\n')
        : liar(tell)(command);
    react = away;
    const { reachable } = await site.look(targetNow());
    expect(reachable).not.toEqual({ known: true, value: false });
  });

  it('is told each command of an act once, and what it says of that is no more than words', async () => {
    for (const commands of ACTS) {
      const before = station.commands.length;
      const said = await site.act(targetNow(), commands, orderOf());
      expect(station.commands.slice(before)).toEqual(commands.slice(0, station.commands.length - before));
      for (const report of said) expectReadable(report.said);
    }
  });
});
