import { expect, it } from 'vitest';
import { reboot } from '../../../../platforms/callmanager4/actions/reboot.ts';
import { NoCommandWordError } from '../../../../platforms/callmanager4/command-words.ts';
import { sampleServer } from '../sample-cluster.ts';
import { linesOf } from './acting.ts';

const endpoint = { host: '10.1.1.1', port: 22, user: 'Administrator', hostKey: 'SHA256:x', algorithms: [] };

it('a reboot is one line that names its step, from the station or on the server itself', () => {
  const server = sampleServer('CM-PUB', ['publisher'], { transport: { kind: 'direct', endpoint } });
  const step = 'CM-PUB/reboot';
  expect(linesOf(reboot, { step })).toEqual(['shutdown -r -f -m \\\\CM-PUB -t 0 -c "ccmctl CM-PUB/reboot"']);
  expect(linesOf(reboot, { step, server })).toEqual(['shutdown /l /r /y /c /t:0 "ccmctl CM-PUB/reboot"']);
});

it.each(['%PATH%', 'a\r\nb'])('a reboot has no line for the step %j', (step) => {
  expect(() => linesOf(reboot, { step })).toThrow(NoCommandWordError);
});
