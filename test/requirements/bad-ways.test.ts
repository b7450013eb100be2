import { describe, expect, it } from 'vitest';
import { INSTALL } from './installer-lines.ts';
import {
  DECISION,
  allLike,
  asked,
  bad,
  commandsOf,
  good,
  isLike,
  isWork,
  lastOf,
  placeOf,
  unknown,
  type Like,
  type OfStep,
} from './entries.ts';
import { roomOf, storyOf } from './story.ts';
import type { Story } from '../rehearsal/story.ts';

// What the documents warn of has come about in these stories; each is held against what the run did then.

/** The run says what is wrong, asks, and goes on with nothing before it is good. */
function expectHeld({ journal }: Story, trouble: OfStep, next: Like): void {
  const from = placeOf(journal, trouble);
  expect(isLike(journal[from + 1], { ...DECISION, step: trouble.step })).toBe(true);
  const mended = placeOf(journal, good(trouble.step), from);
  expect(journal.slice(from, mended).filter(isWork)).toEqual([]);
  expect(placeOf(journal, next)).toBeGreaterThan(mended);
}

/** The run says what is wrong, and stops for good where a person stops it. */
function expectStopped({ journal, end }: Story, trouble: OfStep): void {
  const last = lastOf(journal, trouble);
  expect(placeOf(journal, { step: trouble.step, outcome: 'stopped' })).toBeGreaterThan(last);
  expect(last).toBeGreaterThanOrEqual(0);
  expect([journal.at(-1)?.text, end.state]).toEqual([expect.stringMatching(/^stopped: /), 'stopped']);
}

describe('a server that is not as it should be', () => {
  it('holds while Terminal Services run after a reboot of the installer, and nobody is logged on before they are off (REM-04)', () => {
    const story = storyOf('Terminal Services run again in the midst of an installation');
    const room = roomOf(story, 'AAR-PUB');
    const seen = { seen: /Terminal Services is running/ };
    expectHeld(story, bad('AAR-PUB/nothing-interferes-during-installation', seen), asked('AAR-PUB/disc-2'));
    const off = room.indexOf('services window: Terminal Services to disabled, stop');
    expect(room[off - 1]).toBe('reboot by installer');
    expect(room[off + 1]).toBe('log on of Administrator at console');
  });

  it('ends as a publisher with too little memory at Server Type, and nothing is installed (HW-02)', () => {
    const story = storyOf('a module of memory fails before the publisher is installed');
    expect(roomOf(story, 'AAR-PUB').at(-1)).toBe('[Server Type] Server Type = Publisher; Next');
    expect(roomOf(story, 'AAR-PUB')).not.toContain(INSTALL);
    placeOf(story.journal, { value: 'message', note: /insufficient amount of memory/ });
    expect(story.end.servers).toEqual({ 'AAR-PUB': 'stopped', 'AAR-SUB': 'waiting' });
  });

  it('goes on as a subscriber with too little memory by a word that is kept, and stays on the list at the end (HW-03)', () => {
    const { journal, room, end } = storyOf('a new subscriber has too little memory');
    const memory = { step: 'AAR-SUB/memory', outcome: 'accepted', seen: /^AAR-SUB: 511 MB/ } as const;
    expect(allLike(journal, memory)).toHaveLength(1);
    const lines = roomOf({ room }, 'AAR-SUB');
    const message = lines.findIndex((line) =>
      line.startsWith('[message] The installation program detected an insuffic'),
    );
    expect(lines[message + 1]).toMatch(/^\[Administrator Password/);
    expect(end.openItems).toContain('AAR-SUB has 1 GB of memory: AAR-SUB: 511 MB');
    expect(end.accepted.map(({ step }) => step)).toContain('AAR-SUB/memory');
    expect(end.state).toBe('completed');
  });

  it('is not touched while its answer cannot be read: unknown is neither good nor bad (ORD-18)', () => {
    const story = storyOf('an answer of a server cannot be read');
    expectStopped(story, unknown('cluster/no-server-in-a-domain'));
    expect(story.room.filter(({ server }) => server !== undefined)).toEqual([]);
  });
});

describe('a subscriber', () => {
  it('is not installed while its publisher is off: the installer says so, and the walk begins anew afterwards (ORD-16)', () => {
    const { room } = storyOf('the publisher is stopped while a subscriber is installed');
    const both = room.map(({ server, text }) => `${server}: ${text}`);
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
    expectStopped(story, unknown('CM-TFTP/others-back'));
  });
});

describe('a publisher that is replaced', () => {
  it('is not begun while its backup lies on the old machine only (REP-07)', () => {
    const { journal, room, end } = storyOf('the backup lies only on the old server');
    placeOf(journal, { step: 'cluster/backup-elsewhere', value: 'local' });
    expect([allLike(journal, { kind: 'server' }), room]).toEqual([[], []]);
    expect(end.servers).toEqual({ 'AAR-PUB': 'waiting' });
  });

  it('is not installed under another name than the old one had (REP-01, CFG-15)', () => {
    const seen = { seen: /AAR-PUB: calls itself AAR-PUB-NEW$/ };
    expectHeld(storyOf('the new machine has another name'), bad('AAR-PUB/same-name', seen), asked('AAR-PUB/disc-1'));
  });

  it('is not restored while software that was installed again runs on it (REP-05, SVC-02)', () => {
    const story = storyOf('software that was installed again runs when the backup is to be restored');
    const seen = { seen: /AAR-PUB: Norton AntiVirus Server is running/ };
    expectHeld(story, bad('AAR-PUB/nothing-interferes-during-restoration', seen), asked('AAR-PUB/restored'));
  });
});

describe('subscriptions', () => {
  const STEP = 'cluster/subscriptions-good';

  it('that are broken are repaired where a person says so, and judged again afterwards (VFY-07, VFY-09, VFY-10)', () => {
    const { journal, end } = storyOf('a broken subscription is found and repaired');
    const from = placeOf(journal, bad(STEP));
    const [, , answered, repair, judged] = journal.slice(from);
    expect(answered?.value).toBe('repair');
    expect(repair?.commands?.join()).toMatch(/sp_reinitsubscription.*@subscriber=N'all'.*MSsnapshot_agents/);
    expect(isLike(judged, good(STEP))).toBe(true);
    expect(end.state).toBe('completed');
  });

  it('that stay broken are repaired once and not again by the machine, and the run ends without calling them good (VFY-11)', () => {
    const story = storyOf('a subscription stays broken');
    expect(allLike(story.journal, { commands: /sp_reinitsubscription/ })).toHaveLength(1);
    expectStopped(story, bad(STEP));
    expect(lastOf(story.journal, good(STEP))).toBe(-1);
  });

  it('that nobody can read are not called broken, and nothing is repaired (VFY-03)', () => {
    const story = storyOf('nobody can read the subscriptions');
    expectStopped(story, unknown(STEP));
    expect(lastOf(story.journal, bad(STEP))).toBe(-1);
    expect(commandsOf(story.journal)).toEqual([]);
  });
});

describe('services after an installation', () => {
  const wanted = (server: string): string => `${server}/post-1-activate-services`;

  it('that were started in the Services window are gone with the next boot, which a machine sees and names (SVC-22, SVC-23)', () => {
    const story = storyOf('services are started in the Services window instead of activated');
    const room = roomOf(story, 'AAR-PUB');
    const started = room.indexOf('services window: Cisco CallManager to automatic, start');
    expect(started).toBeGreaterThanOrEqual(0);
    expect(room.slice(0, started).filter((line) => line.startsWith('activated'))).toEqual([]);
    placeOf(
      story.journal,
      bad('cluster/post-3-1-services-active', { seen: /AAR-PUB.*Cisco CallManager is stopped, start type manual/ }),
    );
  });

  it('that were forgotten are named, and nobody calls the activation done without them (POST-04, SVC-22)', () => {
    const story = storyOf('a service is forgotten in the activation');
    expect(roomOf(story, 'AAR-PUB').find((line) => line.startsWith('activated'))).not.toContain('Cisco TFTP');
    const step = wanted('AAR-PUB');
    const named = placeOf(story.journal, { kind: 'refused', step, seen: /AAR-PUB: Cisco TFTP is stopped/ });
    expect(placeOf(story.journal, good(step))).toBeGreaterThan(named);
  });

  it('that nobody can see are there by a word, which is said beside what a machine could not (POST-04)', () => {
    const { journal } = storyOf('a server answers unreadably after the activation');
    const seen = /AAR-SUB: cannot be reached/;
    placeOf(journal, good(wanted('AAR-SUB'), { evidence: /^claimed by /, seen }));
  });
});
