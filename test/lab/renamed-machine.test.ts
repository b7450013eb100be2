import { HostPool } from '../../activities/ssh/host-pool.ts';
import { expect, it } from 'vitest';
import { createSite } from '../../platforms/callmanager4/site.ts';
import { readSecret } from '../../activities/ssh/read-secret.ts';
import { loadClusterFile } from '../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { targetOf } from '../platforms/callmanager4/target-of.ts';
import { begin } from './begun-lab.ts';

it('a machine that was given another name answers at its old place and calls itself otherwise', async () => {
  const lab = await begin();
  lab.cluster.server('CM-PUB').windows.computerName = 'CM-PUB-NEW';
  const { cluster } = await loadClusterFile(lab.clusterFile);
  const site = createSite({ hosts: new HostPool(readSecret) });
  const look = await site.look(targetOf(cluster, 'CM-PUB'));
  const other = await site.look(targetOf(cluster, 'CM-SUB1'));
  await site.close();
  expect(look).toMatchObject({ server: 'CM-PUB', reachable: { value: true }, computerName: { value: 'CM-PUB-NEW' } });
  expect(other).toMatchObject({ computerName: { value: 'CM-SUB1' } });
});
