import { commandWord } from '../command-words.ts';
import { known } from '../../../plan/fact.ts';
import { defineAction, type Word } from './define-action.ts';

/** The comment names the step, so that the server's own log does. */
export const reboot = defineAction({
  name: 'reboot',
  tells: 'Reboots the server at once (SVC-09, REM-05).',
  byEye: [
    'Event Viewer, System log: a new event 6005 ("The Event log service was started") after the time at which this was sent, or an uptime that is shorter than that.',
    'If there is none and the server answers, it has not rebooted; if it answers neither ping nor the Event Viewer for 20 minutes, look at its screen.',
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
