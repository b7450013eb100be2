import type { InstallerMessage } from './installer-message.ts';
import {
  CONNECTION,
  ENTER_AGAIN,
  PRESS_NOTHING,
  READ_THE_LOG,
  READ_THE_WINDOW_LOG,
  REPAIR_NAMES,
  RIGHT_PUBLISHER,
  SAME_WINDOW,
} from './repeated-advice.ts';

/** Whether a subscriber finds its publisher, and finds it at the same release. */
export const NAMES_OF_THE_PUBLISHER: readonly InstallerMessage[] = [
  {
    id: 'publisher-by-its-computer-name',
    text:
      'You must provide the Computer Name of the publisher server. IP addresses or fully qualified DNS names are ' +
      'not allowed.',
    reason: 'What was entered as the publisher has a period in it: an address, or a name with its domain.',
    next: [ENTER_AGAIN, 'Enter the computer name alone, as "hostname" prints it on the publisher.'],
    shownOn: 'subscriber',
    kind: 'enter again',
    ends: 'no',
    source: ['CFG-15', 'MSG-05'],
  },
  {
    id: 'publisher-name-empty',
    text: 'You must provide the publisher server name when installing a subscriber.',
    reason: 'The field for the publisher was left empty on a subscriber.',
    next: [ENTER_AGAIN, 'Enter the computer name of the publisher, as "hostname" prints it there.'],
    shownOn: 'subscriber',
    kind: 'enter again',
    ends: 'no',
    source: ['CFG-15', 'CFG-02', 'MSG-05'],
  },
  {
    id: 'publisher-resolution-failed',
    text:
      'The installation encountered an unknown error while trying to resolve the Publisher server name [X]. For ' +
      'more information, review the log file CCMInstUI.log.',
    reason: 'The name [X] could not be turned into an address, for a reason that the window does not tell.',
    next: [RIGHT_PUBLISHER, REPAIR_NAMES, READ_THE_WINDOW_LOG, SAME_WINDOW],
    shownOn: 'subscriber',
    kind: 'enter again',
    ends: 'unknown',
    source: ['NET-32', 'NET-28', 'LOG-05'],
  },
  {
    id: 'publisher-not-resolved',
    text:
      'The installation could not resolve the Publisher server name [X] to a valid IP address. Verify that you ' +
      'entered the correct publisher server name, and review the log file CCMInstUI.log for more information.',
    reason: 'Either [X] is not the name of the publisher, or this server knows no right address for it.',
    next: [RIGHT_PUBLISHER, REPAIR_NAMES, READ_THE_WINDOW_LOG, SAME_WINDOW],
    shownOn: 'subscriber',
    kind: 'enter again',
    ends: 'unknown',
    source: ['NET-32', 'NET-28', 'LOG-05'],
  },
  {
    id: 'publisher-address-has-no-name',
    text:
      'The installation successfully resolved the Publisher server name [X] to IP address [Y] but could not resolve ' +
      'the IP address back to a host name.',
    reason: '[X] leads to [Y], but nothing leads from [Y] back to a name.',
    next: [RIGHT_PUBLISHER, REPAIR_NAMES, 'With DNS: the reverse look-up zone needs an entry for [Y].', SAME_WINDOW],
    shownOn: 'subscriber',
    kind: 'enter again',
    ends: 'unknown',
    source: ['NET-33', 'NET-22'],
  },
  {
    id: 'publisher-name-differs',
    text:
      'The installation successfully resolved the Publisher server name [X] to IP address [Y] and resolved the IP ' +
      'address back to the host name [Z]. The resolved host name does not match the server name that you entered.',
    reason: '[X] leads to [Y], and [Y] leads back to another name: [Z].',
    next: [
      RIGHT_PUBLISHER,
      REPAIR_NAMES,
      'Look which of the two machines has the address [Y], and mend the entry that is wrong.',
      SAME_WINDOW,
    ],
    shownOn: 'subscriber',
    kind: 'enter again',
    ends: 'unknown',
    source: ['NET-34', 'NET-28'],
  },
  {
    id: 'publisher-release-not-verified',
    text:
      'The installation failed to verify the Cisco CallManager version that runs on the publisher database server. ' +
      'Cancel the installation, and review the log file at C:\\Program Files\\Common ' +
      'Files\\Cisco\\Log\\CCMUIInst.log.',
    reason: 'This subscriber does not reach the publisher, or a wrong name was entered for it.',
    next: [
      PRESS_NOTHING,
      READ_THE_WINDOW_LOG,
      CONNECTION,
      RIGHT_PUBLISHER,
      'Look at the names both ways: the name leads to an address, the address leads back to the same name.',
      "Open the publisher's C$ from this server by its name: it must open without a question for a password.",
    ],
    shownOn: 'subscriber',
    kind: 'abort',
    ends: 'yes',
    source: ['SUB-26', 'PRE-22', 'MSG-12', 'LOG-05', 'NET-29', 'NET-30', 'NET-32', 'NET-33', 'NET-34'],
  },
  {
    id: 'publisher-has-another-release',
    text:
      'The Cisco CallManager version that you are installing on this subscriber does not match the version running ' +
      'on the publisher database server. Cancel the installation and ensure the publisher is upgraded to this Cisco ' +
      'CallManager version before you continue.',
    reason: 'The discs hold another release than the publisher runs; a subscriber gets exactly that of its publisher.',
    next: [
      PRESS_NOTHING,
      'Read the release of the publisher and of the discs; bring the publisher to the release of the discs first, or take the discs of its release.',
      'Never install an older release here to upgrade it later.',
      READ_THE_LOG,
      'No other server is begun before the two releases are the same.',
    ],
    shownOn: 'subscriber',
    kind: 'abort',
    ends: 'yes',
    source: ['SUB-27', 'VER-20', 'VER-21', 'PRE-22', 'MSG-12'],
  },
];
