import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const noPendingRenames = defineCheck({
  name: 'no-pending-renames',
  tells: 'No file waits to be renamed at the next boot: the installer would end at once (PRE-13).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'no file operation waits for a reboot', (look) =>
      judgeFact(look.pendingFileRenames, 'its pending file operations', (pending) =>
        pending ? bad('file operations wait: reboot the server first') : good('none waits'),
      ),
    ),
});
