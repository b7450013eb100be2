import { known } from '../../../plan/types/observation.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('no-pending-renames', {}, [
  ['nothing that waits', {}, 'good', 'none'],
  ['pending renames', { pendingFileRenames: known(true) }, 'bad', 'reboot'],
]);
