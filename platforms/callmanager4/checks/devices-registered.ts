import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeDevices } from './findings.ts';

export const devicesRegistered = defineCheck({
  name: 'devices-registered',
  tells: 'At least as many devices are registered with a server as it has in normal operation (WIN-15).',
  takes: ['devices'],
  judge: (check, seen) => {
    const wanted = check.arguments.devices ?? 0;
    return judgeEach(check, seen, `${wanted} devices are registered again`, (look) =>
      judgeDevices(look, (registered) =>
        (registered >= wanted ? good : bad)(`${registered} registered by its own count`),
      ),
    );
  },
});
