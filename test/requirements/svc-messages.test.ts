import { describe, expect, it } from 'vitest';
import { describeMessage } from '../../platforms/callmanager4/messages/describe-message.ts';

describe('what the installer says of software that still runs', () => {
  const next = (text: string): readonly string[] => describeMessage(text).filter((line) => line.startsWith('Next, '));

  it('is answered with the services that it names: reboot, stop them by hand, look at all of it again, start again (SVC-16)', () => {
    const lines = next(
      'The Cisco CallManager installation failed to stop Kestrel Watch, Prognosis service(s). Please reboot the server, manually stop the service(s), and rerun the Cisco CallManager installation program.',
    );
    expect(lines[0]).toMatch(/Reboot the server and log on as the local Administrator/);
    expect(lines[1]).toMatch(/Stop by hand in the Services window: Kestrel Watch, Prognosis\. .*no more/);
    expect(lines[2]).toMatch(/own services alone.*never stopped/);
    expect(lines[3]).toMatch(/Before CCMSetup\.exe runs again, look that .* are stopped and disabled/);
    expect(lines[4]).toMatch(/Start CCMSetup\.exe on disc 1 again/);
  });

  it('is answered, where files could not be copied, with the log first, then with every class of software, then with a new start (SVC-17)', () => {
    const lines = next(
      'The Cisco CallManager installation detected an error while copying files. Stop all platform agents and Cisco-verified applications, and restart the installation.',
    );
    expect(lines[0]).toMatch(/Read "ccminst/);
    for (const kind of [
      'antivirus',
      'intrusion detection',
      'NetIQ',
      'monitoring',
      'remote access',
      'coresident applications',
    ])
      expect(lines[1]).toContain(kind);
    expect(lines[2]).toMatch(/look that .* are stopped and disabled/);
    expect(lines[3]).toMatch(/Start CCMSetup\.exe/);
  });
});
