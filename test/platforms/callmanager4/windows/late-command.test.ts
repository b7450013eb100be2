import { HostPool } from '../../../../activities/ssh/host-pool.ts';
import { expect, it } from 'vitest';
import { createSite } from '../../../../platforms/callmanager4/site.ts';
import { orderOf } from '../../../activities/act-order.ts';
import { serverOf } from '../site-fixture.ts';
import { SCRIPTED_PASSWORD, startScriptedHost } from '../../../activities/ssh/scripted-host.ts';

it('a command that is late on its way has no effect once its act is withdrawn', async () => {
  let arrive = (): void => undefined;
  const onItsWay = new Promise<void>((resolve) => (arrive = resolve));
  let send = (): void => undefined;
  const sent = new Promise<void>((resolve) => (send = resolve));
  const host = await startScriptedHost(() => '', {
    arrival: (line) => (line.includes('shutdown') ? (send(), onItsWay) : undefined),
  });
  const site = createSite({
    hosts: new HostPool(() => Promise.resolve(SCRIPTED_PASSWORD), { keepaliveMs: 0 }),
  });
  const [target, order] = [{ server: serverOf('CM-PUB'), station: host.endpoint }, orderOf()];
  const acting = site.act(target, ['shutdown -r -f -m \\\\CM-PUB -t 0 -c "ccmctl CM-PUB/reboot"'], order);
  await sent;
  host.cut();
  expect(await acting).toMatchObject([{ said: 'the connection was lost while it ran' }]);
  expect(await site.withdraw(target, order.id)).toEqual({ known: true, value: true });
  arrive();
  // What comes after it is read after it.
  await site.withdraw(target, order.id);
  expect(host.commands).toEqual([]);
  await site.close();
  await host.stop();
});
