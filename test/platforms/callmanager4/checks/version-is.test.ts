import { known } from '../../../../plan/fact.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('version-is', { release: '4.1(2)' }, [
  ['the wanted release', { callManager: known('4.1(2)') }, 'good', '4.1(2)'],
  ['its service release', { callManager: known('4.1(2)sr1') }, 'good', '4.1(2)sr1'],
  ['the release before', { callManager: known('4.0(2a)') }, 'bad', '4.0(2a)'],
  ['a later release', { callManager: known('4.1(3)') }, 'bad', '4.1(3)'],
  ['a release that only begins like it', { callManager: known('4.1(20)') }, 'bad', '4.1(20)'],
  ['a text that is no release', { callManager: known('four') }, 'unknown', 'four'],
]);
