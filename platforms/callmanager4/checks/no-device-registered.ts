import { defineCheck } from './define-check.ts';
import { bad, good, judgeDevices, judgeEach } from './findings.ts';

export const noDeviceRegistered = defineCheck({
  name: 'no-device-registered',
  tells: 'No device is registered with a server any more, by its own count (WIN-14).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'no device is registered', (look) =>
      judgeDevices(look, (registered) => (registered === 0 ? good : bad)(`${registered} registered by its own count`)),
    ),
});
