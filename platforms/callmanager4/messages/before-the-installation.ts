import type { InstallerMessage } from './installer-message.ts';
import { READ_THE_LOG, REBOOT, SET_ASIDE_AGAIN, START_AGAIN } from './repeated-advice.ts';

/** Who is logged on, what still runs, what an earlier attempt has left: looked at before the wizard begins. */
export const BEFORE_THE_INSTALLATION: readonly InstallerMessage[] = [
  {
    id: 'several-reboots',
    text:
      'During the installation process, you may be prompted, possibly multiple times, to reboot the server to ' +
      'install a critical component. Follow the instructions in the dialog box: (1) Reboot the server. (2) Log in ' +
      'as the administrator.',
    reason: 'It only tells what may come; nothing is wrong.',
    next: [
      'Press OK.',
      'Keep the worksheet at hand: after such a reboot the data may have to be entered once more.',
      'Never reboot without being asked by the installer.',
    ],
    kind: 'information',
    ends: 'no',
    source: ['MSG-06', 'PUB-22', 'PUB-23', 'PUB-03', 'SUB-03'],
  },
  {
    id: 'interfering-software',
    text:
      'If you have installed intrusion detection or anti-virus protection software, you must stop and disable these ' +
      'applications from the Services Control console before you continue with the Cisco CallManager installation. ' +
      'All other installed third-party applications must be uninstalled before proceeding with the Cisco ' +
      'CallManager installation. Failure to follow these directives could result in un-recoverable errors. Would ' +
      'you like to proceed?',
    reason: 'It is shown on every server, whether such software runs or not; the installer asks, it does not look.',
    next: [
      'Look in the Services window: antivirus, intrusion detection, platform agents and verified applications are stopped and disabled.',
      'Other third-party software should not be installed at all.',
      'Press Yes only when both are so at this moment; otherwise leave the window open, stop and disable them first, and press Yes then.',
    ],
    kind: 'information',
    ends: 'your choice',
    source: ['SVC-13', 'SVC-14', 'SVC-04', 'SVC-10'],
  },
  {
    id: 'pending-file-operations',
    text:
      'The installation has detected pending file operations. You must reboot the server before continuing. The ' +
      'installation will now abort.',
    reason: 'Windows keeps files to be replaced at the next start; until then the installer does not begin.',
    next: [REBOOT, SET_ASIDE_AGAIN, START_AGAIN],
    kind: 'reboot and rerun',
    ends: 'yes',
    source: ['PRE-13', 'SVC-15'],
  },
  {
    id: 'not-administrator',
    text:
      "You are not logged on as 'Administrator'. You must log in by using local Administrator user name and " +
      'password to install Cisco CallManager.',
    reason: 'Whoever is logged on is not the local Administrator: only the account of that very name may install.',
    next: ['Log off, and log on as the local Administrator of this server.', START_AGAIN],
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['PRE-11'],
  },
  {
    id: 'no-administrator-rights',
    text:
      'You do not have administrator privileges. You must have administrator privileges to install Cisco ' +
      'CallManager.',
    reason: 'The account that is logged on lacks the rights; the installer looks at them apart from the name.',
    next: ['Log on with the local Administrator, who is a member of the group Administrators.', START_AGAIN],
    kind: 'repair and rerun',
    ends: 'unknown',
    source: ['PRE-12', 'PRE-11'],
  },
  {
    id: 'terminal-services',
    text: 'Installing Cisco CallManager using Terminal Services is not allowed. Install will now abort.',
    reason:
      'The installer was started in a session of Terminal Services, which is there for the remote help of technical support and for nothing else.',
    next: [
      'End the session; nothing is installed or configured through it.',
      'Disable Terminal Services and reboot the server, as before every installation.',
      "Work at the server's own console, or through VNC where the work was planned so, by Cisco's document on it.",
      START_AGAIN,
    ],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['REM-02', 'REM-01', 'REM-04', 'REM-05', 'REM-08'],
  },
  {
    id: 'cd-rom-restricted',
    text:
      'The local security policy "Restrict CD-ROM access to locally logged-on user only" is enabled. This setting ' +
      'interferes with the Cisco CallManager installation. Please disable this setting using the Local Security ' +
      'Policy utility, reboot, and rerun the Cisco CallManager installation.',
    reason: 'This setting of the local security policy is enabled, and it interferes with the installation.',
    next: [
      'Open Start > Programs > Administrative Tools > Local Security Policy, then Local Policies > Security Options.',
      'Choose "Restrict CD-ROM access to locally logged-on user only" on the right and press Enter; choose Disabled and press OK; close the utility.',
      REBOOT,
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['PRE-14', 'PRE-15'],
  },
  {
    id: 'server-in-a-domain',
    text:
      'The installation detected that the server exists in a domain. When a server exists in a domain, ' +
      'authentication between servers may fail, or the non-default domain security policies may be so restrictive ' +
      'that the Cisco CallManager installation cannot build critical NT Accounts during an upgrade. If server is ' +
      'not removed from the domain and added to a workgroup, upgrade errors, upgrade failures, or a total system ' +
      'failure, which includes a loss of data and a complete reinstallation of Cisco CallManager, could result. ' +
      'Would you like to proceed?',
    reason:
      'This server belongs to a Windows domain. Servers may then refuse each other, accounts may not be made, the work may fail, and data may be lost up to a whole new installation.',
    next: [
      'Do not press Yes, although the installer offers it; the work on this server stands still until a named person has decided.',
      'Take every server of the cluster out of the domain and into the workgroup, reboot them, then begin with this server anew.',
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'abort',
    ends: 'your choice',
    source: ['NET-08', 'NET-03', 'NET-04', 'NET-06'],
  },
  {
    id: 'earlier-attempt-left-behind',
    text:
      'Cisco CallManager installation detected a service control file from a previous failed installation. This may ' +
      'have resulted in incorrect service Startup Type settings. Click: "Yes" to continue installing with the ' +
      'current settings, "No" to reset service startup types to the original settings and exit the installation ' +
      'program, or "Cancel" to exit the installation program with no further action.',
    reason: 'An earlier attempt on this server failed and left its list of service start types.',
    next: [
      'Press Yes: the installation goes on with the start types of now. That is what Cisco recommends.',
      'No would put the start types back and leave the installer; the third button would leave it as things are. After either, press nothing more: a person decides on reimaging.',
      'After the installation compare the start types with those written down before the first service was stopped.',
      READ_THE_LOG,
    ],
    kind: 'information',
    ends: 'your choice',
    source: ['PRE-23', 'SVC-12'],
  },
  {
    id: 'configuration-restart',
    text:
      'Configuration changes to the Cisco CallManager server do not take effect until you restart your system. ' +
      'Click Yes to restart the computer now or No if you plan to restart the computer later.',
    reason: 'What was installed works only after a restart; nothing is wrong.',
    next: [
      'Press Yes, and log on as the local Administrator after the restart.',
      'No would only put it off: nothing that comes after may begin before the restart.',
    ],
    kind: 'information',
    ends: 'no',
    source: ['MSG-06', 'PUB-18', 'SUB-21'],
  },
  {
    id: 'update-and-restart',
    text:
      'To proceed, the installation program must update the configuration and restart the server. To continue the ' +
      'installation with these changes and restart the server now, click OK. To abort the installation, click ' +
      'Cancel.',
    reason: 'The installer is in its midst and needs a restart; nothing is wrong.',
    next: [
      'Press OK, never the other button: it would break the installation off.',
      'Log on as the local Administrator after the restart, and see whether the installation goes on by itself.',
      SET_ASIDE_AGAIN,
    ],
    kind: 'information',
    ends: 'your choice',
    source: ['MSG-06', 'PUB-13', 'PRE-22'],
  },
];
