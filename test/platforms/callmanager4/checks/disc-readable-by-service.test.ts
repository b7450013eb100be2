import { known } from '../../../../plan/fact.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('disc-readable-by-service', {}, [
  ['an open policy', {}, 'good', 'disabled'],
  ['a restricted CD-ROM', { cdRomRestricted: known(true) }, 'bad', 'enabled'],
]);
