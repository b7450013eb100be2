import { known, unknown } from '../../../../plan/fact.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('windows-supported', {}, [
  ['Windows 2000 with SP4', {}, 'good', 'Service Pack 4'],
  ['a later service pack', { servicePack: known(5) }, 'good', 'Service Pack 5'],
  ['Service Pack 3', { servicePack: known(3) }, 'bad', 'Service Pack 3'],
  ['no service pack', { servicePack: known(0) }, 'bad', 'Service Pack 0'],
  ['Windows 2003', { windowsVersion: known('5.2.3790') }, 'bad', '5.2.3790'],
  ['a version that only begins like it', { windowsVersion: known('5.01') }, 'bad', '5.01'],
  ['an unknown service pack', { servicePack: unknown('denied') }, 'unknown', 'denied'],
]);
