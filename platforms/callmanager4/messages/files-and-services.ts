import type { InstallerMessage } from './installer-message.ts';
import { ASK_SUPPORT, READ_THE_LOG, REBOOT, SET_ASIDE_AGAIN, START_AGAIN } from './repeated-advice.ts';

const STOP_ALL =
  'Stop and disable all platform agents and all Cisco-verified applications, of every class: antivirus, intrusion detection, NetIQ, agents of the manufacturer and of server management, monitoring, remote access, coresident applications.';

/** Files, services and components on their way onto the server, and what stays to be done for them afterwards. */
export const FILES_AND_SERVICES: readonly InstallerMessage[] = [
  {
    id: 'services-not-stopped',
    text:
      'The Cisco CallManager installation failed to stop <list of services> service(s). Please reboot the server, ' +
      'manually stop the service(s), and rerun the Cisco CallManager installation program.',
    reason: 'The installer could not stop services that still run: <list of services>.',
    next: [
      REBOOT,
      'Stop by hand in the Services window: <list of services>. Stop them, no more: their start types stay as they are.',
      "Leave Cisco CallManager's own services alone, should one be among them: they are never stopped in that window. Then call technical support instead.",
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'reboot and rerun',
    ends: 'yes',
    source: ['SVC-16', 'SVC-10', 'SVC-15', 'SVC-25'],
  },
  {
    id: 'files-not-copied',
    text:
      'The Cisco CallManager installation detected an error while copying files. Stop all platform agents and ' +
      'Cisco-verified applications, and restart the installation. For more information, refer to the Upgrading ' +
      'Cisco CallManager document.',
    reason: 'Files could not be copied to this server.',
    next: [READ_THE_LOG, STOP_ALL, SET_ASIDE_AGAIN, START_AGAIN],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['SVC-17', 'SVC-04', 'SVC-10', 'LOG-01'],
  },
  {
    id: 'installation-failed',
    text:
      'Failure occurred during the Cisco CallManager installation. Please look at the Cisco CallManager ' +
      'installation log file for details. Aborting Cisco CallManager installation.',
    reason: 'CallManager could not be installed; the copying of files is what S2 names as its cause.',
    next: [READ_THE_LOG, STOP_ALL, SET_ASIDE_AGAIN, START_AGAIN, ASK_SUPPORT],
    kind: 'repair and rerun',
    ends: 'yes',
    source: ['SVC-17', 'MSG-11', 'LOG-01'],
  },
  {
    id: 'directory-failed',
    text:
      'Failure occurred during the Cisco Directory installation. Refer to the log file C:\\Program Files\\Common ' +
      'Files\\Cisco\\Directory\\IntegratedSetup.trc for details. Aborting Cisco CallManager install.',
    reason: 'DC Directory could not be installed.',
    next: [
      'Read IntegratedSetup.trc in C:\\Program Files\\Common Files\\Cisco\\Directory on this server.',
      READ_THE_LOG,
      ASK_SUPPORT,
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'abort',
    ends: 'yes',
    source: ['LOG-06', 'LOG-01', 'MSG-11'],
  },
  {
    id: 'directory-indexing-unfinished',
    text:
      'Indexing directory data did not finish. After you complete the installation, review the log file. ' +
      'C:\\dcdsrvr\\log\\DirInstallValidation.log.',
    reason: 'The installer could not see whether DC Directory has finished the index of its data.',
    next: [
      'Confirm the message and go on with the installation to its end; reboot when it asks for it.',
      'After that reboot open the Services window and wait until DC Directory Server is started. With many users it is starting for a long time; that is no failure.',
      'On the publisher: no subscriber is begun before the service is started.',
      'On a subscriber: once the service is started, run "dcdrepcl trigger all" in a command window and keep what it prints; no other server is begun before.',
      'Read C:\\dcdsrvr\\log\\DirInstallValidation.log after the installation.',
    ],
    kind: 'later task',
    ends: 'no',
    source: ['PUB-25', 'SUB-28', 'LOG-07', 'MSG-08'],
  },
  {
    id: 'umx-not-registered',
    text: 'UMX.dll failed to register. After you complete the installation, review the log file.',
    reason:
      'The library of user management was not registered: its process did not start, did not end well, or regsvr32 failed.',
    next: [
      'Confirm the message and go on with the installation; see that the server has rebooted after it.',
      'Then run "regsvr32 C:\\dcdsrvr\\lib\\UMX.dll" in a command window on this server.',
      "Prove it: add a trial user in this server's Cisco CallManager Administration, and decide whether the user stays.",
      'Until that is proved it stays an open item.',
      READ_THE_LOG,
    ],
    kind: 'later task',
    ends: 'no',
    source: ['PUB-26', 'MSG-08', 'LOG-01'],
  },
  {
    id: 'runtime-not-installed',
    text:
      'Cisco CallManager could not install the SUN Microsystems JRE component. Review the Cisco CallManager ' +
      'installation logs to determine cause of failure, take appropriate action. For more information refer, to the ' +
      'Cisco CallManager installation documents.',
    reason: 'The Java Runtime Environment could not be installed.',
    next: [READ_THE_LOG, ASK_SUPPORT, 'Once the cause is mended:', SET_ASIDE_AGAIN, START_AGAIN],
    kind: 'abort',
    ends: 'unknown',
    source: ['MSG-11', 'LOG-01', 'VER-28'],
  },
  {
    id: 'runtime-needs-a-reboot',
    text:
      'Cisco CallManager successfully installed Sun JRE and requires the server to be rebooted. To continue the ' +
      'installation, you must disable or stop any anti-virus protection, intrusion detection software, and other ' +
      'third-party applications, and then rerun the installation program.',
    reason: 'The Java Runtime Environment is installed and needs a reboot; nothing is wrong.',
    next: [
      'Disable or stop antivirus, intrusion detection and all other third-party applications.',
      REBOOT,
      SET_ASIDE_AGAIN,
      START_AGAIN,
    ],
    kind: 'reboot and rerun',
    ends: 'yes',
    source: ['SVC-15', 'PUB-22', 'MSG-07'],
  },
];
