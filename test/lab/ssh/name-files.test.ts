import { expect, it } from 'vitest';
import { begin, lab, person } from '../begun-lab.ts';
import { FOUR_SERVERS, until } from '../lab-fixture.ts';
import { seen } from '../product-eyes.ts';

const look = (server: string) => seen(lab, server, (site, target) => site.look(target, 'with name files'));

it('a machine of the lab shows what it resolves names by: its files and its adapter, as its file wants them', async () => {
  await begin({}, { ...FOUR_SERVERS, names: { by: 'files', dnsSuffix: 'example.com' } });
  const { hosts, lmhosts, adapters } = await look('CM-SEC1');
  expect(hosts).toMatchObject({
    value: ['127.0.0.1       localhost', '10.1.1.1 CM-PUB CM-PUB.example.com', {}, {}, {}].map((line) =>
      typeof line === 'string' ? line : (expect.stringContaining('.example.com') as string),
    ),
  });
  expect(lmhosts).toMatchObject({ value: expect.arrayContaining(['10.1.1.2 CM-SEC1 #PRE']) as unknown });
  expect(adapters).toMatchObject({ value: [{ dnsSuffix: { value: 'example.com' }, dnsServers: { value: [] } }] });
});

it('a file of the lab that is not there is told from a machine that is not', async () => {
  await begin();
  expect((await look('CM-PUB')).lmhosts).toEqual({ known: true, value: null });
  person.room.pressPower('CM-PUB');
  await until('it is off', () => lab.cluster.server('CM-PUB').windows.power === 'off');
  expect((await look('CM-PUB')).lmhosts).toMatchObject({ known: false });
});
