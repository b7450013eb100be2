import { known } from '../../../../plan/fact.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('no-pending-renames', {}, [
  ['nothing that waits', {}, 'good', 'none'],
  ['pending renames', { pendingFileRenames: known(true) }, 'bad', 'reboot'],
]);
