import { commandWord } from '../command-words.ts';
import { AFAR } from '../console-taken.ts';
import { PART } from '../../../plan/sheet/parts.ts';
import { known } from '../../../plan/fact.ts';
import { defineAction, type Word } from './define-action.ts';

/** The comment names the step, so that the server's own log does. */
export const reboot = defineAction({
  name: 'reboot',
  tells: 'Reboots the server at once (SVC-09, REM-05).',
  byEye: [
    `${AFAR} (part ${PART.rules} says where that is): Event Viewer, System log: an event 6005 ("The Event log service was started") that is later than the start which was written down right before (part ${PART.lists}, or your own note): it has rebooted.`,
    'None, or no Event Viewer: where the line may have been sent, wait until 20 minutes after that, whatever else the server answers; one that shuts down may answer ping for 15 minutes. It surely has not rebooted only where Event Viewer opens then, and shows since that start neither another 6005 nor a 6006 ("The Event log service was stopped").',
    'Event Viewer does not open even then, with or without a reply to ping, or there is a 6006 and no 6005: type nothing, touch nothing, write down what its screen shows, and call for help.',
  ],
  atConsole: 'Start > Shut Down > Restart.',
  destructive: true,
  resolve: ({ step }) => known(commandWord('comment', `ccmctl ${step}`)),
  // From the station by the `shutdown` of Windows XP and later; on a Windows 2000 node by the Resource Kit's, whose
  // switches differ (`/l` is the local machine there).
  lines: ({ transport, server }, comment: Word) => [
    transport.kind === 'station'
      ? `shutdown -r -f -m \\\\${server} -t 0 -c "${comment}"`
      : `shutdown /l /r /y /c /t:0 "${comment}"`,
  ],
});
