import type { InstallerMessage } from './installer-message.ts';
import { READ_THE_LOG, SET_ASIDE_AGAIN, START_AGAIN } from './repeated-advice.ts';

const BRING_WINDOWS_UP =
  "Bring the server to Cisco's operating system 2000.4.2sr2 or later, with the latest service release of it; that holds for dedicated and coresident servers.";

/** What the machine and its operating system must have. */
export const FITNESS_OF_THE_SERVER: readonly InstallerMessage[] = [
  {
    id: 'windows-missing',
    text: 'Windows 2000 Server is not installed. Install Windows 2000 Server before you install Cisco CallManager.',
    reason: 'The operating system of this server is not of the version that this release needs.',
    next: [
      BRING_WINDOWS_UP,
      'It is upgraded with the Cisco IP Telephony Server Operating System OS/BIOS Upgrade Disk of the kit; nothing is installed anew for that.',
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['VER-19', 'VER-11', 'VER-12'],
  },
  {
    id: 'service-pack-missing',
    text:
      'Windows 2000 Service Pack 4 or later is not installed. You must have Windows 2000 Service Pack 4 or later ' +
      'installed before you install Cisco CallManager.',
    reason: 'The operating system of this server is older than this release needs.',
    next: [BRING_WINDOWS_UP, 'Reboot until no file operation waits any more.', SET_ASIDE_AGAIN, START_AGAIN],
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['VER-19', 'VER-11', 'VER-12'],
  },
  {
    id: 'os-version-too-low',
    text:
      'Current OS version does not meet minimum requirements. This version of CallManager requires the minimum OS ' +
      'version to be <MinOSVersion>. The minimum baseline OS image version is <MinOSBaseVersion>. For more ' +
      'information, refer to the "Installing the Operating System on the Cisco IP Telephony Applications Server and ' +
      'Upgrading Cisco CallManager" documents. The installation will now abort.',
    reason:
      "One of two figures is too low: the version of Cisco's operating system, or that of the image it came from.",
    next: [
      'Compare both figures with those on the screen: version <MinOSVersion>, image <MinOSBaseVersion>.',
      BRING_WINDOWS_UP,
      'A low version is raised by an upgrade; a low image only by installing the operating system anew.',
      'Look in the Compatibility Matrix which versions belong to this release.',
      START_AGAIN,
    ],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['VER-15', 'VER-11', 'VER-16'],
  },
  {
    id: 'model-not-supported',
    text: 'This release of Cisco CallManager is not supported on this server model. The installation will now abort.',
    reason: 'The hardware model is not in the list of this release.',
    next: [
      'Look the exact model up in the Compatibility Matrix.',
      'If it is not there, this machine takes no part: another one is needed, or another release.',
    ],
    kind: 'abort',
    ends: 'yes',
    source: ['HW-05'],
  },
  {
    id: 'disk-space',
    text:
      'The installation program does not have enough disk space on the C drive to complete the installation. The ' +
      'installation program requires that you have 3.0 gigabytes of disk space available on your server. Make at ' +
      'least 3.0 gigabytes of disk space available and restart the installation.',
    reason: 'Less than 3.0 GB are free on drive C:.',
    next: ['Free 3.0 GB or more on C:, and look that they are free.', SET_ASIDE_AGAIN, START_AGAIN],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['HW-04'],
  },
  {
    id: 'memory-of-a-subscriber',
    text:
      'The installation program detected an insufficient amount of memory for this version of Cisco CallManager to ' +
      'function properly on this server. You may continue installing this version on a subscriber server, but you ' +
      'must increase the amount of memory on this server to a minimum of 1 GB after the installation to avoid any ' +
      'system problems.',
    reason: 'This subscriber has less than 1 GB of memory. The installer lets it pass.',
    next: [
      'Confirm the message and go on with the installation.',
      'It stays an open item after the last server: raise the memory of this server to 1 GB or more, and see it measured.',
    ],
    shownOn: 'subscriber',
    kind: 'later task',
    ends: 'no',
    source: ['HW-03', 'MSG-08', 'MSG-13'],
  },
  {
    id: 'memory-of-a-publisher',
    text:
      'The installation program detected an insufficient amount of memory for this version of Cisco CallManager to ' +
      'function properly on this server. Please increase the amount of memory you have on this server to a minimum ' +
      'of 1 GB before you install this version of the program.',
    reason: 'This server has less than 1 GB of memory. On a publisher the installer gives up here.',
    next: [
      'Switch the server off, raise its memory to 1 GB or more, and see it measured.',
      'No other server is begun in the meantime.',
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    shownOn: 'publisher',
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['HW-02', 'MSG-13'],
  },
  {
    id: 'runtime-of-another-version',
    text:
      'Cisco CallManager installation has detected JRE version <JREVERSION> installed at <JRELOCATION>. Uninstall ' +
      'this version of JRE from the server and rerun the installation. To continue the installation, you must ' +
      'disable or stop any anti-virus protection, intrusion detection software, and other third-party applications, ' +
      'and then rerun the installation program.',
    reason:
      'A Java Runtime Environment that did not come with this installation is on the server: of another version, or with parts missing.',
    next: [
      'Uninstall JRE <JREVERSION> at <JRELOCATION> under Add/Remove Programs.',
      'Reboot if Windows asks for it.',
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['VER-28', 'SVC-15'],
  },
  {
    id: 'database-name-unreadable',
    text: 'Failure occurred trying to get DBNAME value from registry. Aborting Cisco CallManager installation.',
    reason: 'The name of the database could not be read from the registry of this server.',
    next: [
      'Reboot the server once and log on as the local Administrator.',
      SET_ASIDE_AGAIN,
      START_AGAIN,
      'The second time no reboot helps: collect all logs and call technical support.',
      READ_THE_LOG,
    ],
    kind: 'reboot and rerun',
    ends: 'yes',
    source: ['DAT-10', 'SVC-15'],
  },
  {
    id: 'database-name-malformed',
    text: 'Failure occurred trying to validate the format of DBNAME value. Aborting Cisco CallManager installation.',
    reason: 'Somebody has changed the name of the database in the registry by hand; nothing else leads here.',
    next: [
      'Find out who changed DBNAME, and what the database is called in SQL Server.',
      'See that DBNAME is that name again, in its form: CCM0 and three digits, such as CCM0300.',
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['DAT-09'],
  },
];
