import { describe, inject, test } from 'vitest';
import { BEHAVIOURS } from '../../lab/robot-tasks.ts';
import { stopUpdate } from '../../workflows/messages.ts';
import { rehearse, type Scenario } from './rehearse.ts';
import { transcriptOf } from './transcript.ts';

/** One good way of every procedure but the upgrade. */
const OTHER_PROCEDURES: Readonly<Record<string, Scenario>> = {
  'a cluster is installed': { cluster: 'demo-two-servers', procedure: 'install' },
  'a subscriber is added': { cluster: 'demo-two-servers', procedure: 'add-subscriber', servers: ['AAR-SUB'] },
  'the publisher is replaced': { cluster: 'demo-two-servers', procedure: 'replace-publisher', servers: ['AAR-PUB'] },
  'subscriptions are verified': { cluster: 'demo-two-servers', procedure: 'verify-subscriptions' },
  'the tasks after an installation are done': { cluster: 'demo-two-servers', procedure: 'post-install' },
};

/** Each scenario's story is compared with a file of its name; `npx vitest run test/rehearsal -u` writes them anew. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'two servers, CallManager service on the publisher': { cluster: 'demo-two-servers' },
  'six servers, CallManager service not on the publisher': { cluster: 'demo-six-servers' },
  'the wrong disc is inserted': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'wrong-disc', server: 'AAR-PUB', times: 'once' }],
  },
  'a subscription fails and is repaired': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'subscription-fails', server: 'AAR-SUB', times: 'once' }],
    people: () => ({ policy: ['repair', 'stop'] }),
  },
  'a server cannot be reached when the plan is made': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'unreachable', server: 'AAR-SUB', times: 'always' }],
  },
  'a server is lost on the way': {
    cluster: 'demo-two-servers',
    people: ({ lab }) => ({
      policy: ['look-again', 'stop'],
      behaviours: {
        'count-devices': (work) => {
          lab.cluster.faults.on({ fault: 'unreachable', server: 'AAR-PUB', times: 'always' });
          return BEHAVIOURS['count-devices'](work);
        },
      },
    }),
  },
  'stop after this server': {
    cluster: 'demo-two-servers',
    people: ({ handle }) => ({
      behaviours: {
        'count-devices': async (work) => {
          const order = { by: 'Mette Holm', reason: 'the window is nearly over' };
          await handle.executeUpdate(stopUpdate, { args: [order] });
          return BEHAVIOURS['count-devices'](work);
        },
      },
    }),
  },
  'a server hangs in its shutdown': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'hangs-in-shutdown', server: 'AAR-SUB', times: 'once' }],
    // Somebody presses the power button and lets the machine find out by itself.
    people: () => ({
      repairs: true,
      manners: ({ task }) => (task.kind === 'decide' ? { delayMilliseconds: 600_000 } : {}),
    }),
  },
  'a command reports success and does nothing': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'says-success-without-doing', server: 'AAR-PUB', times: 'once', command: 'shutdown' }],
    people: () => ({ policy: ['act-again', 'stop'] }),
  },
  'the clock of a server goes backwards': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'clock-goes-backwards', server: 'AAR-SUB', times: 'always' }],
    people: () => ({ policy: ['attest', 'stop'] }),
  },
  'the antivirus runs again after a reboot': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'antivirus-returns-after-reboot', server: 'AAR-SUB', times: 'once' }],
    people: () => ({ policy: ['look-again', 'stop'] }),
  },
  'a connection is lost in the midst of a command': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'drops-connection-mid-command', server: 'AAR-PUB', times: 'once', command: 'shutdown' }],
  },
  'a service stays stopped after the upgrade': {
    cluster: 'demo-two-servers',
    faults: [{ fault: 'service-stays-stopped', server: 'AAR-SUB', times: 'always' }],
    people: () => ({ policy: ['look-again', 'stop'] }),
  },
};

describe('the transcript of', () => {
  const scenarios = Object.entries({ ...SCENARIOS, ...OTHER_PROCEDURES });
  // A run mostly waits for its servers: several at once take hardly longer than one.
  test.concurrent.for(scenarios)('%s', { timeout: 300_000 }, async ([name, scenario], { expect }) => {
    const rehearsed = await rehearse(scenario, inject('temporalAddress'));
    const file = `golden/${name.replaceAll(/[^a-z]+/gi, '-').toLowerCase()}.txt`;
    await expect(transcriptOf(name, rehearsed)).toMatchFileSnapshot(file);
    expect(rehearsed.violations).toEqual([]);
  });
});
