import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeDevices } from './findings.ts';

/** S1: at most so many devices on a secondary while it is oversubscribed (WIN-10). */
export const MOST_DEVICES_ON_A_SECONDARY = 5000;

export const backupHasRoom = defineCheck({
  name: 'backup-has-room',
  tells: 'A secondary carries no more than the limit of S1 together with the devices that come to it now (WIN-10).',
  takes: ['devices'],
  judge: (check, seen) => {
    const coming = check.arguments.devices ?? 0;
    return judgeEach(check, seen, `at most ${MOST_DEVICES_ON_A_SECONDARY} devices on it`, (look) =>
      judgeDevices(look, (registered) => {
        const total = registered + coming;
        const told = `${registered} registered by its own count${coming > 0 ? `, and ${coming} to come by the cluster file: ${total}` : ''}`;
        return total <= MOST_DEVICES_ON_A_SECONDARY ? good(told) : bad(told);
      }),
    );
  },
});
