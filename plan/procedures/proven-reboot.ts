import type { Row } from '../steps/row.ts';
import { act, check } from '../steps/vocabulary.ts';

/** One reboot: the boot time of before is written down, the server is rebooted once, and a later boot time proves it. */
export const provenReboot = (name: string, why: Pick<Row, 'because' | 'source' | 'document'>): readonly Row[] => [
  check(`boot-before-${name}`, {
    title: 'Boot time of {server} before its reboot',
    because: 'a reboot is proved by a boot time later than this one',
    source: ['ORD-03'],
    document: 'ours',
    asks: 'boot-recorded',
    outcome: 'block',
  }),
  act(name, {
    title: 'Reboot {server}',
    ...why,
    act: 'reboot',
    destructive: true,
    proof: { asks: 'rebooted', with: { settleSeconds: 'rebootSettle' }, within: 'rebootLimit' },
  }),
];
