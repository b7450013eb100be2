/** Texts of the installer's dialogs, as they are documented for the real one (S2, Table 6). */
export const MESSAGES = {
  acknowledge:
    'If you have installed intrusion detection or anti-virus protection software, you must stop and disable these ' +
    'applications from the Services Control console before you continue with the Cisco CallManager installation. All ' +
    'other installed third-party applications must be uninstalled before proceeding with the Cisco CallManager ' +
    'installation. Failure to follow these directives could result in un-recoverable errors. Would you like to proceed?',
  reboots:
    'During the installation process, you may be prompted, possibly multiple times, to reboot the server to install a ' +
    'critical component. Follow the instructions in the dialog box: (1) Reboot the server. (2) Log in as the administrator.',
  restart:
    'Configuration changes to the Cisco CallManager server do not take effect until you restart your system. Click Yes ' +
    'to restart the computer now or No if you plan to restart the computer later.',
  pendingFiles:
    'The installation has detected pending file operations. You must reboot the server before continuing. The ' +
    'installation will now abort.',
  notAdministrator:
    "You are not logged on as 'Administrator'. You must log in by using local Administrator user name and password to " +
    'install Cisco CallManager.',
  windowsMissing:
    'Windows 2000 Server is not installed. Install Windows 2000 Server before you install Cisco CallManager.',
  servicePack:
    'Windows 2000 Service Pack 4 or later is not installed. You must have Windows 2000 Service Pack 4 or later ' +
    'installed before you install Cisco CallManager.',
  terminalServices: 'Installing Cisco CallManager using Terminal Services is not allowed. Install will now abort.',
  diskSpace:
    'The installation program does not have enough disk space on the C drive to complete the installation. The ' +
    'installation program requires that you have 3.0 gigabytes of disk space available on your server. Make at least ' +
    '3.0 gigabytes of disk space available and restart the installation.',
  cdRomRestricted:
    'The local security policy "Restrict CD-ROM access to locally logged-on user only" is enabled. This setting ' +
    'interferes with the Cisco CallManager installation. Please disable this setting using the Local Security Policy ' +
    'utility, reboot, and rerun the Cisco CallManager installation.',
  domain:
    'The installation detected that the server exists in a domain. When a server exists in a domain, authentication ' +
    'between servers may fail, or the non-default domain security policies may be so restrictive that the Cisco ' +
    'CallManager installation cannot build critical NT Accounts during an upgrade. If server is not removed from the ' +
    'domain and added to a workgroup, upgrade errors, upgrade failures, or a total system failure, which includes a ' +
    'loss of data and a complete reinstallation of Cisco CallManager, could result. Would you like to proceed?',
  alreadyInstalled: 'This package has already been installed.',
  newerInstalled: 'A newer version of Cisco CallManager is already installed.',
  previousFailure:
    'Cisco CallManager installation detected a service control file from a previous failed installation. This may have ' +
    'resulted in incorrect service Startup Type settings. Click: "Yes" to continue installing with the current ' +
    'settings, "No" to reset service startup types to the original settings and exit the installation program, or ' +
    '"Cancel" to exit the installation program with no further action.',
  logFolder: 'An unexpected error occurred while creating the log directory.',
  unexpected: 'An unexpected error occurred.',
  noPackage: 'Error opening MSI package.',
  memorySubscriber:
    'The installation program detected an insufficient amount of memory for this version of Cisco CallManager to ' +
    'function properly on this server. You may continue installing this version on a subscriber server, but you must ' +
    'increase the amount of memory on this server to a minimum of 1 GB after the installation to avoid any system ' +
    'problems.',
  memoryPublisher:
    'The installation program detected an insufficient amount of memory for this version of Cisco CallManager to ' +
    'function properly on this server. Please increase the amount of memory you have on this server to a minimum of 1 ' +
    'GB before you install this version of the program.',
  publisherNeeded: 'You must provide the publisher server name when installing a subscriber.',
  publisherNoAddress:
    'You must provide the Computer Name of the publisher server. IP addresses or fully qualified DNS names are not allowed.',
  publisherUnresolved:
    'The installation could not resolve the Publisher server name [X] to a valid IP address. Verify that you entered ' +
    'the correct publisher server name, and review the log file CCMInstUI.log for more information.',
  publisherNameDiffers:
    'The installation successfully resolved the Publisher server name [X] to IP address [Y] and resolved the IP address ' +
    'back to the host name [Z]. The resolved host name does not match the server name that you entered.',
  publisherUnverified:
    'The installation failed to verify the Cisco CallManager version that runs on the publisher database server. ' +
    'Cancel the installation, and review the log file at C:\\Program Files\\Common Files\\Cisco\\Log\\CCMUIInst.log.',
  publisherOtherVersion:
    'The Cisco CallManager version that you are installing on this subscriber does not match the version running on ' +
    'the publisher database server. Cancel the installation and ensure the publisher is upgraded to this Cisco ' +
    'CallManager version before you continue.',
  productKeyInvalid: 'You have entered an invalid product key. Please re-enter the key.',
  passwordNeeded: 'You must enter a password.',
  passwordInvalid: 'The password that you entered is not valid.',
  passwordsDiffer: 'The passwords that you entered do not match.',
  phraseInvalid:
    'You must enter a phrase from 1 to 15 characters in length. This phrase may contain English lower-case letters, ' +
    'English upper-case letters, Westernized Arabic numerals, and the following Non-alphanumeric "special characters" ' +
    '{ } . < > : ? / | \\ ` ~ ! @ $ ^ & * () _ - +',
  passwordDiffers:
    'The password of [X] does not match the password on the publisher [servername]. For details, review the log file [Z].',
  phraseDiffers:
    'The private password phrase does not match the private password phrase on the publisher [servername]. For ' +
    'details, review the log file [Y].',
  mappedDrives:
    'Because mapped network drives exist on the server, the installation could not verify the password of [username] ' +
    'against the publisher [servername]. Disconnect all the mapped drives, reboot the system, and rerun the ' +
    'installation. For details, review the log file [x].',
  saDiffers:
    'Either the password of [X] does not match the password on the publisher [Y], or a network connectivity error ' +
    'occurred. For details, review the log file [Z].',
  servicePackFailed:
    'Cisco CallManager installation failed while installing Microsoft SQL 2000 SP4. Review the Cisco CallManager ' +
    'installation logs to determine cause of failure, take appropriate action. Download Microsoft SQL 2000 service ' +
    'pack 4 (or later) from Cisco.com, install it on the server, and rerun the Cisco CallManager installation program. ' +
    'For more information refer, to the Cisco CallManager installation documents.',
  copyFailed:
    'The Cisco CallManager installation detected an error while copying files. Stop all platform agents and ' +
    'Cisco-verified applications, and restart the installation. For more information, refer to the Upgrading Cisco ' +
    'CallManager document.',
  servicesNotStopped:
    'The Cisco CallManager installation failed to stop <list of services> service(s). Please reboot the server, ' +
    'manually stop the service(s), and rerun the Cisco CallManager installation program.',
  runtimeReboot:
    'Cisco CallManager successfully installed Sun JRE and requires the server to be rebooted. To continue the ' +
    'installation, you must disable or stop any anti-virus protection, intrusion detection software, and other ' +
    'third-party applications, and then rerun the installation program.',
  databaseReboot:
    'Cisco CallManager successfully installed Microsoft SQL 2000 and requires the server to be rebooted. To continue ' +
    'the installation, you must disable or stop any anti-virus protection, intrusion detection software, and other ' +
    'third-party software, and then rerun the installation program. When the server reboots, you must rerun the ' +
    'installation program to continue your installation.',
  servicePackReboot:
    'Cisco CallManager successfully installed Microsoft SQL 2000 SP3A and requires the server to be rebooted. To ' +
    'continue the installation, you must disable or stop any antivirus protection, intrusion detection software, and ' +
    'other third-party applications, and then rerun the installation program. When the server reboots, you must rerun ' +
    'the installation program to continue your installation. The installation program automatically reboots the server ' +
    'and the installation will continue.',
  logFolderRefused: 'An unexpected error occurred while creating the log directory.',
  systemTooOld:
    'Current OS version does not meet minimum requirements. This version of CallManager requires the minimum OS version ' +
    'to be 2000.4.2sr2. The minimum baseline OS image version is 2000.2.6. For more information, refer to the ' +
    '"Installing the Operating System on the Cisco IP Telephony Applications Server and Upgrading Cisco CallManager" ' +
    'documents. The installation will now abort.',
  otherRuntime:
    'Cisco CallManager installation has detected JRE version 1.3.1_01 installed at C:\\Program Files\\JavaSoft\\JRE. ' +
    'Uninstall this version of JRE from the server and rerun the installation. To continue the installation, you must ' +
    'disable or stop any anti-virus protection, intrusion detection software, and other third-party applications, and ' +
    'then rerun the installation program.',
  databaseNameUnreadable:
    'Failure occurred trying to get DBNAME value from registry. Aborting Cisco CallManager installation.',
  databaseNameMalformed:
    'Failure occurred trying to validate the format of DBNAME value. Aborting Cisco CallManager installation.',
  noPermission:
    'The installation could not verify the private password phrase on the publisher <server name>, because the user does ' +
    'not have permission to access the publisher server over the network. For details, review the log file <log file name>.',
  databaseFailed:
    'Cisco CallManager installation failed while installing Microsoft SQL 2000. Review the Cisco CallManager ' +
    'installation logs to determine the cause of failure. Take appropriate action and reinstall both the Cisco IP ' +
    'Telephony Operating System and Cisco CallManager program. For more information refer, to the Cisco CallManager ' +
    'installation documents.',
  umxNotRegistered: 'UMX.dll failed to register. After you complete the installation, review the log file.',
  directoryNotIndexed:
    'Indexing directory data did not finish. After you complete the installation, review the log file. ' +
    'C:\\dcdsrvr\\log\\DirInstallValidation.log.',
  mdacHotfixMissing:
    'Cisco CallManager could not install the Microsoft MDAC Hotfix MS04-003 at this time. When the installation has ' +
    'finished, please reapply the latest Cisco OS Upgrade Service Release. For more information refer to the Cisco ' +
    'CallManager installation documents',
  sqlHotfixMissing:
    'Cisco CallManager could not install the Microsoft SQL 2000 Hotfix MS03-031. When the installation has finished, ' +
    'download the SQL 2000 Hotfix MS03-031 from cisco.com, and manually install it. For more information refer to the ' +
    'Cisco CallManager installation documents',
  incomplete: 'Cisco CallManager install did not complete successfully. Review the log file for more information.',
} as const;

export type MessageName = keyof typeof MESSAGES;

const LOG = 'C:\\Program Files\\Common Files\\Cisco\\Logs\\CCMInstUI.log';

/** A message with the server's name, the publisher's, and the services of the moment in the places kept for them. */
export function messageText(
  name: MessageName,
  names: { readonly publisher?: string; readonly address?: string; readonly services?: string } = {},
): string {
  const publisher = names.publisher ?? '';
  return MESSAGES[name]
    .replace('server name [X]', `server name ${publisher}`)
    .replace('IP address [Y]', `IP address ${names.address ?? ''}`)
    .replace('host name [Z]', `host name OLD-${publisher}`)
    .replace(/\[servername\]|<server name>/, publisher)
    .replace('[Y], or', `${publisher}, or`)
    .replace(/\[(username|X)\]/, 'Administrator')
    .replace(/\[(x|Y|Z)\]|<log file name>/, LOG)
    .replace('<list of services>', names.services ?? '');
}
