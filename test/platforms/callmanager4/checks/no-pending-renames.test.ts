import { known } from '../../../../platforms/callmanager4/types/observation.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('no-pending-renames', {}, [
  ['nothing that waits', {}, 'good', 'none'],
  ['pending renames', { pendingFileRenames: known(true) }, 'bad', 'reboot'],
]);
