import { describe, expect, it } from 'vitest';
import { INSTALL } from './at-the-console.ts';
import { storyOf, workOn } from './story.ts';
import type { Story } from './story.ts';

// What the documents warn of has come about in these stories; each is held against what the run did then.

const roomOf = ({ room }: Story, server: string): readonly string[] =>
  room.filter((line) => line.server === server).map(({ text }) => text);

const isAt = (lines: readonly string[], beginning: string): number =>
  lines.findIndex((line) => line.startsWith(beginning));

const count = (lines: readonly string[], beginning: string): number =>
  lines.filter((line) => line.startsWith(beginning)).length;

/** The run says what is wrong, asks, and does not go on to `next` before it is good. */
function expectHeld({ name, run }: Story, step: string, next: string): void {
  const bad = isAt(run, `   ${step}: not as expected`);
  expect([name, bad >= 0 && run[bad + 1]]).toEqual([name, ` ? Decide: ${step}`]);
  const good = isAt(run, `   ${step}: good`);
  expect([name, good > bad, isAt(run, next) > good]).toEqual([name, true, true]);
}

/** The run says what is wrong, and stops for good where a person stops it. */
function expectStopped({ name, run }: Story, step: string, verdict: 'not as expected' | 'not known'): void {
  const last = run.findLastIndex((line) => line.startsWith(`   ${step}: ${verdict}`));
  expect([name, last >= 0]).toEqual([name, true]);
  expect([name, run.some((line) => line.startsWith(`   ${step}: the run is stopped here`))]).toEqual([name, true]);
  expect([name, run.at(-1)?.startsWith('* stopped')]).toEqual([name, true]);
}

describe('a server that is not as it should be', () => {
  it('holds while Terminal Services run after a reboot of the installer, and nobody is logged on before they are off (REM-04)', () => {
    const story = storyOf('Terminal Services run again in the midst of an installation');
    const room = roomOf(story, 'AAR-PUB');
    const work = workOn(story, 'AAR-PUB');
    const step = 'Nothing that may interfere runs on AAR-PUB';
    const bad = isAt(work, `   ${step}: not as expected`);
    expect(work[bad]).toContain('Terminal Services is running');
    expect(isAt(work, ' ? Insert disc 2')).toBeGreaterThan(bad);
    const off = room.indexOf('services window: Terminal Services to disabled, stop');
    expect(room[off - 1]).toBe('reboot by installer');
    expect(room[off + 1]).toBe('log on of Administrator at console');
  });

  it('ends as a publisher with too little memory at Server Type, and nothing is installed (HW-02)', () => {
    const story = storyOf('a module of memory fails before the publisher is installed');
    expect(roomOf(story, 'AAR-PUB').at(-1)).toBe('[Server Type] Server Type = Publisher; Next');
    expect(roomOf(story, 'AAR-PUB')).not.toContain(INSTALL);
    expect(story.run.some((line) => /answered "message": .*insufficient amount of memory/.test(line))).toBe(true);
    expect(story.end).toContain('AAR-PUB: stopped');
    expect(story.end).toContain('AAR-SUB: waiting');
  });

  it('goes on as a subscriber with too little memory by a word that is kept, and stays on the list at the end (HW-03)', () => {
    const story = storyOf('a new subscriber has too little memory');
    expect(count(story.run, '   AAR-SUB has 1 GB of memory: accepted as it is; AAR-SUB: 511 MB')).toBe(1);
    const room = roomOf(story, 'AAR-SUB');
    const message = room.findIndex((line) =>
      line.startsWith('[message] The installation program detected an insuffic'),
    );
    expect(room[message + 1]).toMatch(/^\[Administrator Password/);
    expect(story.end).toContain('Open: AAR-SUB has 1 GB of memory: AAR-SUB: 511 MB');
    expect(story.end.some((line) => line.startsWith('Accepted at AAR-SUB/memory by '))).toBe(true);
    expect(story.run.at(-1)).toBe('* completed');
  });

  it('is not touched while its answer cannot be read: unknown is neither good nor bad (ORD-18)', () => {
    const story = storyOf('an answer of a server cannot be read');
    expectStopped(story, 'No server of the cluster is in a domain', 'not known');
    expect(story.room.filter(({ server }) => server !== '')).toEqual([]);
  });
});

describe('a subscriber', () => {
  it('is not installed while its publisher is off: the installer says so, and the walk begins anew afterwards (ORD-16)', () => {
    const story = storyOf('the publisher is stopped while a subscriber is installed');
    const both = story.room.map(({ server, text }) => `${server}: ${text}`);
    const [off, on] = both.flatMap((line, index) => (line === 'AAR-PUB: power button' ? [index] : []));
    const installed = both.indexOf(`AAR-SUB: ${INSTALL}`);
    expect(off).toBeLessThan(both.findIndex((line) => line.startsWith('AAR-SUB: [Server Type]')));
    expect(both[(on ?? 0) + 1]).toMatch(/^AAR-SUB: \[message\] The installation failed to verify/);
    expect(installed).toBeGreaterThan(on ?? Infinity);
    expect(both.filter((line) => line === `AAR-SUB: ${INSTALL}`)).toHaveLength(1);
  });

  it('that cannot be reached keeps the next node from its reboot (ADD-08)', () => {
    const story = storyOf('a subscriber cannot be reached while all nodes are rebooted');
    const rebooted = story.room.filter(({ text }) => text === 'reboot by command').map(({ server }) => server);
    expect(rebooted).toEqual(['CM-SUB1', 'CM-PUB']);
    const step = 'Every server that was there before is in service before CM-TFTP is rebooted';
    expectStopped(story, step, 'not known');
  });
});

describe('a publisher that is replaced', () => {
  it('is not begun while its backup lies on the old machine only (REP-07)', () => {
    const story = storyOf('the backup lies only on the old server');
    expect(story.run.some((line) => / answered "local": /.test(line))).toBe(true);
    expect(story.run.some((line) => line.startsWith('-- '))).toBe(false);
    expect(story.room).toEqual([]);
    expect(story.end).toContain('AAR-PUB: waiting');
  });

  it('is not installed under another name than the old one had (REP-01, CFG-15)', () => {
    const story = storyOf('the new machine has another name');
    expectHeld(story, 'The new machine calls itself AAR-PUB', ' ? Insert disc 1 at AAR-PUB');
    expect(story.run.some((line) => line.endsWith('seen AAR-PUB: calls itself AAR-PUB-NEW'))).toBe(true);
  });

  it('is not restored while software that was installed again runs on it (REP-05, SVC-02)', () => {
    const story = storyOf('software that was installed again runs when the backup is to be restored');
    const from = isAt(story.run, '== Restoration');
    const restoration = { ...story, run: story.run.slice(from) };
    expectHeld(restoration, 'Nothing that may interfere runs on AAR-PUB', ' ? Restore the backup to AAR-PUB');
    expect(restoration.run.some((line) => line.includes('seen AAR-PUB: Norton AntiVirus Server is running'))).toBe(
      true,
    );
  });
});

describe('subscriptions', () => {
  const STEP = 'Every subscriber has a good subscription';

  it('that are broken are repaired where a person says so, and judged again afterwards (VFY-07, VFY-09, VFY-10)', () => {
    const { run } = storyOf('a broken subscription is found and repaired');
    const bad = isAt(run, `   ${STEP}: not as expected`);
    expect(run[bad + 2]).toMatch(/answered "repair"/);
    expect(run[bad + 3]).toMatch(/sp_reinitsubscription.*@subscriber=N'all'.*MSsnapshot_agents/);
    expect(run[bad + 4]).toMatch(`   ${STEP}: good`);
    expect(run.at(-1)).toBe('* completed');
  });

  it('that stay broken are repaired once and not again by the machine, and the run ends without calling them good (VFY-11)', () => {
    const story = storyOf('a subscription stays broken');
    expect(story.run.filter((line) => line.includes('sp_reinitsubscription'))).toHaveLength(1);
    expectStopped(story, STEP, 'not as expected');
    expect(count(story.run, `   ${STEP}: good`)).toBe(0);
  });

  it('that nobody can read are not called broken, and nothing is repaired (VFY-03)', () => {
    const story = storyOf('nobody can read the subscriptions');
    expectStopped(story, STEP, 'not known');
    expect(count(story.run, `   ${STEP}: not as expected`)).toBe(0);
    expect(story.run.some((line) => line.includes('sp_reinitsubscription'))).toBe(false);
  });
});

describe('services after an installation', () => {
  it('that were started in the Services window are gone with the next boot, which a machine sees and names (SVC-22, SVC-23)', () => {
    const story = storyOf('services are started in the Services window instead of activated');
    const room = roomOf(story, 'AAR-PUB');
    const started = room.indexOf('services window: Cisco CallManager to automatic, start');
    expect(started).toBeGreaterThanOrEqual(0);
    expect(room.slice(0, started).filter((line) => line.startsWith('activated'))).toEqual([]);
    const seen = /services that are wanted run on .*AAR-PUB.*Cisco CallManager is stopped, start type manual/;
    expect([...story.run, ...story.end].some((line) => seen.test(line))).toBe(true);
  });

  it('that were forgotten are named, and nobody calls the activation done without them (POST-04, SVC-22)', () => {
    const story = storyOf('a service is forgotten in the activation');
    expect(roomOf(story, 'AAR-PUB').find((line) => line.startsWith('activated'))).not.toContain('Cisco TFTP');
    const named = [...story.run, ...story.end].findIndex((line) => /AAR-PUB: Cisco TFTP is stopped/.test(line));
    const good = story.run.findIndex((line) => /^ {3}\S.*services that are wanted .*on AAR-PUB: good/.test(line));
    expect(named).toBeGreaterThanOrEqual(0);
    if (good >= 0) expect(good).toBeGreaterThan(named);
    const unread = storyOf('a server answers unreadably after the activation');
    expect(
      unread.run.some((line) => /services that are wanted .*AAR-SUB: (?:attested by|not known|open)/.test(line)),
    ).toBe(true);
  });
});
