import { known } from '../../../../plan/fact.ts';
import { drive, expectOfOneServer } from './conditions.ts';

expectOfOneServer('drive-empty', {}, [
  ['an empty drive at the end', { drive: drive(null) }, 'good', 'empty'],
  ['a disc left in', { drive: drive('CCM412_1') }, 'bad', 'CCM412_1'],
  ['no drive at the end', { drive: known(null) }, 'good', 'no CD drive'],
]);
