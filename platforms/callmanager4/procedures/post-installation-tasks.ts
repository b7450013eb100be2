import type { Row } from '../steps/row.ts';
import { LOCALE_INSTALLER, SECURITY_AGENT } from './cisco-downloads.ts';
import { SERVICES_SURVIVE } from './services-are-activated.ts';
import { due, offered } from './table-5-row.ts';

/** Row 2. */
export const ROW_2_DNS: readonly Row[] = [
  offered('post-2-dns', {
    title: 'Configure DNS on {server}',
    because: 'S2 strongly recommends it on every server; whoever resolves names by files says so instead',
    source: ['POST-05', 'NET-21', 'NET-22', 'NET-23', 'NET-24', 'NET-25', 'NET-26', 'NET-27'],
    instructions: [
      'Network and Dial-up Connections > Local Area Connection > Properties > TCP/IP > Properties > Advanced > DNS: add the servers, and tick that the connection registers its address.',
      'The suffix of the connection is the domain of {server}; with several domains, or a backup directory in another one, the list of suffixes has them all.',
      'The reverse look-up is configured and enabled.',
    ],
  }),
];

/** Row 4. */
export const ROW_4_BACKUP: readonly Row[] = [
  due('post-4-backup-system', {
    title: 'Install the Backup and Restore System 4.0(9), and configure it',
    because: 'without a backup a failed publisher cannot be replaced',
    source: ['POST-17', 'PRE-07', 'NET-27'],
    instructions: ['On the server where backups are made. The backup goes to a tape or a network directory.'],
  }),
  due('post-4-daily-backup', {
    title: 'A backup is made every day',
    because: 'what was changed since the last one is lost when the server is',
    source: ['POST-18'],
    instructions: ['Schedule it, wait for the first good one, and write its date into the note.'],
  }),
];

/** The first part of row 5; every server has the one before this. */
export const ROW_5_SERVICE_RELEASE: readonly Row[] = [
  due(
    'post-5-service-release',
    {
      title: 'Install the newest service release of CallManager on {server}',
      because: 'all servers run {to} now, and every one gets the same service release; they are cumulative',
      source: ['POST-19', 'POST-21', 'POST-22', 'POST-23'],
      instructions: [
        'http://www.cisco.com/kobayashi/sw-center/sw-voice.shtml, under the release of {to}; read its readme first.',
        'One server after the other, the same release on each; reboot as the readme says. Write the release into the note.',
      ],
    },
    { kind: 'install-service-release' },
  ),
  ...SERVICES_SURVIVE,
];

/** The rest of row 5. */
export const ROW_5_RELEASES: readonly Row[] = [
  due('post-5-hotfixes', {
    title: 'The patches and hotfixes of Microsoft are on {server}',
    because: 'the operating system guide names them',
    source: ['POST-19', 'POST-24', 'POST-51', 'POST-52'],
    instructions: ['Also those that the installer reported as not installed: MS04-003, MS03-031.'],
  }),
  due('post-5-components', {
    title: 'Look at the components of {server}',
    because: 'the list belongs into the record',
    source: ['POST-20', 'VER-16', 'VER-17', 'VER-18'],
    instructions: [
      'Run mcsver.exe, and Start > Cisco OS Version; write both into the note.',
      'mcsver.exe does not tell the real release of CallManager.',
    ],
  }),
];

/** Rows 6, 8 and 9, in between row 7 of the cluster. */
export const ROW_6_TRACE_DRIVE: readonly Row[] = [
  offered('post-6-trace-drive', {
    title: 'Collect traces on drive F: of {server}',
    because: 'a server of four hard drives, such as the MCS-7845, can keep them apart',
    source: ['POST-25', 'REP-09'],
    whom: 'servers that may have four drives',
    instructions: [
      'This is the model {model}. With fewer than four drives it does not apply: not wanted. By the Serviceability Administration Guide.',
      'Before a backup for a new machine in its place, the trace directory path goes back to the default drive C:.',
    ],
  }),
];

export const ROW_7_MUSIC: readonly Row[] = [
  offered('post-7-music-on-hold', {
    title: 'Install more music on hold',
    because: 'one sample is there already; more comes from a disc or as a download',
    source: ['POST-26', 'POST-27', 'POST-28', 'POST-29'],
    instructions: [
      'The Music On Hold Disk, or ciscocm-MusicOnHold, or the smaller ciscocm-MusicOnHoldSampler.',
      'Its licence: for music on hold only, and not to be handed on.',
    ],
  }),
];

export const ROW_8_CRS: readonly Row[] = [
  offered('post-8-customer-response', {
    title: 'Install Customer Response Solutions on {server}',
    because: 'a compatible release may share the machine with CallManager',
    source: ['POST-30', 'COR-01', 'COR-07'],
    instructions: ['By its own documents, now that every server has CallManager.'],
  }),
];

export const ROW_9_LOCALES: readonly Row[] = [
  offered('post-9-locales', {
    title: 'Install or upgrade locales on {server}',
    because: 'only English_United_States comes by itself',
    source: ['POST-31', 'POST-32'],
    instructions: [
      `By the Cisco IP Telephony Locale Installer, ${LOCALE_INSTALLER}.`,
      'Write the locales into the note: a replaced publisher needs them again.',
    ],
  }),
];

/** Row 10. */
export const ROW_10_AGENT: readonly Row[] = [
  offered(
    'post-10-security-agent',
    {
      title: 'Install a security agent on {server}',
      because: 'S2 strongly recommends one of two against intruders; who wants none gives the reason',
      source: ['POST-33', 'COR-11', 'COR-12', 'COR-13'],
      instructions: [
        `Cisco Security Agent for CallManager stands alone, and its rules can be neither seen nor changed: ${SECURITY_AGENT}.`,
        'To see or change rules, or to support applications that Cisco has not approved: the Management Center, which is bought. It needs a machine of its own, which is no server of this cluster.',
      ],
    },
    { kind: 'install-security-agent' },
  ),
];

/** Row 11. */
export const ROW_11_ANTIVIRUS: readonly Row[] = [
  offered('post-11-antivirus', {
    title: 'Install Norton AntiVirus on {server}',
    because: 'who wants it installs it only when every server is done',
    source: ['POST-34', 'SVC-11'],
    instructions: ['With the tasks that its own document names for afterwards.'],
  }),
];

/** Rows 13 to 15. */
export const ROWS_13_TO_15: readonly Row[] = [
  offered('post-13-further-subscriber', {
    title: 'Add a subscriber',
    because: 'a further server is brought in by a procedure of its own',
    source: ['POST-37', 'POST-38', 'VER-21'],
    instructions: ['Not wanted now: say so. Wanted: answer later, and start the procedure add-subscriber.'],
  }),
  offered('post-14-replace-publisher', {
    title: 'Replace the publisher',
    because: 'a new machine for the publisher is a procedure of its own',
    source: ['POST-39'],
    instructions: ['Not wanted now: say so. Wanted: answer later, and start the procedure replace-publisher.'],
  }),
  due('post-15-java', {
    title: 'Every PC that administers CallManager has a Java machine',
    because: 'without one the pages of Cisco CallManager Administration are shown wrongly',
    source: [
      'POST-40',
      'POST-41',
      'POST-42',
      'POST-43',
      'POST-44',
      'POST-45',
      'POST-46',
      'POST-47',
      'POST-48',
      'POST-49',
      'POST-50',
    ],
    instructions: [
      "Each PC has Microsoft's, or gets Sun's from C:\\utils\\JRE of a server: J2RE_Client_<version>.zip. If nobody knows, install it.",
      'Windows XP with SP1 and Windows 2000 with SP4, each slipstreamed, have none. Java is enabled in the browser.',
      'A PC with both is patched by both vendors, Microsoft and Sun. Only the administrator of CallManager may read the folder: for others, copy the file to a shared server.',
      'Copy the file to the PC, unpack it, and run the program inside, such as j2re-1_4_2_04-windows-i586-p.exe; its name changes with the version.',
      'Windows 2000 needs a program to unpack it. It installs to C:\\Program Files\\Cisco\\Java\\JRE, in a folder of its version.',
      'Then open https://{publisher}/CCMAdmin/main.asp from there.',
    ],
  }),
];
