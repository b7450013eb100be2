import { known } from '../../../../plan/fact.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('disk-space-enough', { megabytes: 3072 }, [
  ['3.0 GB free', { freeMegabytesOnC: known(3072) }, 'good', '3072 MB'],
  ['less than 3.0 GB free', { freeMegabytesOnC: known(3071.9) }, 'bad', '3071 MB'],
  ['a full disk', { freeMegabytesOnC: known(0) }, 'bad', '0 MB'],
]);
