import { reboot } from '../actions/reboot.ts';
import { bootRecorded } from '../checks/boot-recorded.ts';
import { rebooted } from '../checks/rebooted.ts';
import type { Row } from '../steps/row.ts';
import { act, check } from '../steps/vocabulary.ts';

/** One reboot: what is seen of the boot is written down, the server is rebooted once, and what no clock moves proves it. */
export const provenReboot = (name: string, why: Pick<Row, 'because' | 'source' | 'document'>): readonly Row[] => [
  check(`boot-before-${name}`, {
    title: 'Boot time of {server} before its reboot',
    because: 'a reboot is proved by what has changed since: event log, uptime and boot time',
    source: ['ORD-03'],
    document: 'ours',
    asks: bootRecorded,
    outcome: 'block',
  }),
  act(name, {
    title: 'Reboot {server}',
    ...why,
    act: reboot,
    proof: { asks: rebooted, with: { settleSeconds: 'rebootSettle' }, within: 'rebootLimit' },
  }),
];
