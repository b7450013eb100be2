import { known, unknown } from '../../../../plan/fact.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('memory-enough', { megabytes: 1000 }, [
  ['memory as Windows shows 1 GB', { memoryMegabytes: known(1023.5) }, 'good', '1023 MB'],
  ['memory at the limit', { memoryMegabytes: known(1000) }, 'good', '1000 MB'],
  ['memory just below', { memoryMegabytes: known(999.9) }, 'bad', '999 MB'],
  ['half the memory', { memoryMegabytes: known(511) }, 'bad', '511 MB'],
  ['unreadable memory', { memoryMegabytes: unknown('timed out') }, 'unknown', 'timed out'],
]);
