import type { InstallerMessage } from './installer-message.ts';
import { READ_THE_LOG, READ_THE_WINDOW_LOG, REBOOT, SET_ASIDE_AGAIN, START_AGAIN } from './repeated-advice.ts';

const RERUN_UNLESS_IT_GOES_ON =
  'Start CCMSetup.exe again, unless the installation goes on by itself after the reboot, and enter the same data as before.';

const VIRUS = 'Look for a virus with a scanner that is up to date, and for an agent or antivirus that still runs.';

/** SQL Server 2000 with its service pack and hotfixes. */
export const DATABASE: readonly InstallerMessage[] = [
  {
    id: 'sql-server-failed',
    text:
      'Cisco CallManager installation failed while installing Microsoft SQL 2000. Review the Cisco CallManager ' +
      'installation logs to determine the cause of failure. Take appropriate action and reinstall both the Cisco IP ' +
      'Telephony Operating System and Cisco CallManager program. For more information refer, to the Cisco ' +
      'CallManager installation documents.',
    reason: 'SQL Server could not be installed. Likely there is a virus, or a security agent or antivirus was running.',
    next: [
      READ_THE_LOG,
      READ_THE_WINDOW_LOG,
      VIRUS,
      'Remove the cause first. Then this machine gets the Cisco IP Telephony operating system anew, and CallManager after it: a named person decides on that reimaging.',
      'The work stays on this server; no other one is begun.',
    ],
    kind: 'reinstall',
    ends: 'yes',
    source: ['MSG-09', 'PRE-24', 'LOG-01', 'SVC-06'],
  },
  {
    id: 'sql-server-needs-a-reboot',
    text:
      'Cisco CallManager successfully installed Microsoft SQL 2000 and requires the server to be rebooted. To ' +
      'continue the installation, you must disable or stop any anti-virus protection, intrusion detection software, ' +
      'and other third-party software, and then rerun the installation program. When the server reboots, you must ' +
      'rerun the installation program to continue your installation.',
    reason: 'SQL Server is installed and needs a reboot; a program that may interfere was installed and running.',
    next: [
      'Disable or stop antivirus, intrusion detection and all other third-party software.',
      REBOOT,
      SET_ASIDE_AGAIN,
      RERUN_UNLESS_IT_GOES_ON,
    ],
    kind: 'reboot and rerun',
    ends: 'yes',
    source: ['SVC-15', 'PUB-22', 'MSG-07'],
  },
  {
    id: 'sql-service-pack-failed',
    text:
      'Cisco CallManager installation failed while installing Microsoft SQL 2000 SP4. Review the Cisco CallManager ' +
      'installation logs to determine cause of failure, take appropriate action. Download Microsoft SQL 2000 ' +
      'service pack 4 (or later) from Cisco.com, install it on the server, and rerun the Cisco CallManager ' +
      'installation program. For more information refer, to the Cisco CallManager installation documents.',
    reason:
      "SQL Server's service pack could not be installed. Likely there is a virus, or a security agent or antivirus was running.",
    next: [
      READ_THE_LOG,
      VIRUS,
      'Download Service Pack 4 or later for SQL Server 2000 from Cisco.com, and install it on this server by hand.',
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['MSG-10', 'PRE-24', 'LOG-01', 'SVC-15'],
  },
  {
    id: 'sql-service-pack-needs-a-reboot',
    text:
      'Cisco CallManager successfully installed Microsoft SQL 2000 SP3A and requires the server to be rebooted. To ' +
      'continue the installation, you must disable or stop any antivirus protection, intrusion detection software, ' +
      'and other third-party applications, and then rerun the installation program. When the server reboots, you ' +
      'must rerun the installation program to continue your installation. The installation program automatically ' +
      'reboots the server and the installation will continue.',
    reason:
      "SQL Server's service pack is installed and needs a reboot; a program that may interfere was installed and running.",
    next: [
      'Disable or stop antivirus, intrusion detection and all other third-party software.',
      'The window says both that the installation goes on by itself and that it must be run again: let it reboot the server, and log on as the local Administrator.',
      SET_ASIDE_AGAIN,
      RERUN_UNLESS_IT_GOES_ON,
    ],
    kind: 'reboot and rerun',
    ends: 'unknown',
    source: ['SVC-15', 'PUB-22', 'MSG-07'],
  },
  {
    id: 'hotfix-ms04-003-missing',
    text:
      'Cisco CallManager could not install the Microsoft MDAC Hotfix MS04-003 at this time. When the installation ' +
      'has finished, please reapply the latest Cisco OS Upgrade Service Release. For more information refer to the ' +
      'Cisco CallManager installation documents',
    reason: 'The hotfix did not end within its 1800 seconds. The installation itself is not touched by that.',
    next: [
      'Confirm the message and go on with the installation.',
      'It stays an open item after the last server: apply the latest Cisco OS Upgrade Service Release once more on this server, and see its release measured.',
    ],
    kind: 'later task',
    ends: 'no',
    source: ['POST-51', 'MSG-08'],
  },
  {
    id: 'hotfix-ms03-031-missing',
    text:
      'Cisco CallManager could not install the Microsoft SQL 2000 Hotfix MS03-031. When the installation has ' +
      'finished, download the SQL 2000 Hotfix MS03-031 from cisco.com, and manually install it. For more ' +
      'information refer to the Cisco CallManager installation documents',
    reason: 'The hotfix failed, perhaps because a security agent or antivirus was running. The installation goes on.',
    next: [
      'Confirm the message and go on with the installation.',
      'It stays an open item after the last server, in four steps. First: disable Cisco Security Agent or the antivirus on this server.',
      'Second: download SQL2K-MS03-031.exe from http://www.cisco.com/cgi-bin/tablebuild.pl/cmva-3des.',
      'Third: install it by hand on this server.',
      'Fourth: enable Cisco Security Agent and the antivirus again, and see them run.',
    ],
    kind: 'later task',
    ends: 'no',
    source: ['POST-52', 'MSG-08', 'SVC-06'],
  },
];
