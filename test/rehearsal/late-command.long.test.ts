import { expect, inject, it } from 'vitest';
import { rehearse } from './rehearse.ts';

it('an order to reboot that arrives when the installer works has no effect, since its act was withdrawn', async () => {
  const { result, violations, events } = await rehearse(
    {
      cluster: 'demo-two-servers',
      faults: [{ fault: 'command-arrives-late', server: 'AAR-PUB', times: 'once', command: 'shutdown' }],
      people: () => ({ policy: ['act-again', 'accept', 'stop'] }),
    },
    inject('temporalAddress'),
  );
  // Sent, and arrived.
  expect(events.filter(({ kind }) => kind === 'fault')).toHaveLength(2);
  expect(violations).toEqual([]);
  expect(result?.state).toBe('completed');
});
