import { known } from '../../../../plan/fact.ts';
import { sampleAdapter } from '../sample-observation.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('static-address', {}, [
  ['a static address', {}, 'good', '10.1.1.1'],
  [
    'one adapter of two by DHCP',
    {
      adapters: known([sampleAdapter(), sampleAdapter({ dhcp: true, addresses: ['10.1.1.99'] })]),
    },
    'bad',
    '10.1.1.99',
  ],
  ['DHCP without an address', { adapters: known([sampleAdapter({ dhcp: true, addresses: [] })]) }, 'bad', 'no address'],
  ['no adapter', { adapters: known([]) }, 'unknown', 'no network adapter'],
]);
