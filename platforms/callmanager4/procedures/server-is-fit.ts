import { discReadableByService } from '../checks/disc-readable-by-service.ts';
import { diskSpaceEnough } from '../checks/disk-space-enough.ts';
import { memoryEnough } from '../checks/memory-enough.ts';
import { oneNetworkAdapter } from '../checks/one-network-adapter.ts';
import { programsAllowed } from '../checks/programs-allowed.ts';
import { programsSupported } from '../checks/programs-supported.ts';
import { staticAddress } from '../checks/static-address.ts';
import { windowsSupported } from '../checks/windows-supported.ts';
import { workgroupMember } from '../checks/workgroup-member.ts';
import { LEVELS_ARE_REACHED } from './levels-are-reached.ts';
import { check } from '../steps/vocabulary.ts';
import type { Row } from '../steps/row.ts';

/**
 * Any CallManager server, right before an installer: what a machine can see of its fitness. It stands after the reboot
 * that quiets the server, since what was measured before a reboot is not known after it.
 */
export const SERVER_IS_FIT: readonly Row[] = [
  check('memory', {
    title: '{server} has 1 GB of memory',
    because: 'on a publisher with less the installer gives up',
    source: ['HW-01', 'HW-02'],
    document: 'S2',
    whom: 'the publisher',
    asks: memoryEnough,
    with: { megabytes: 1000 },
    outcome: 'block',
    early: true,
    next: 'Put in memory until Windows counts 1 GB.',
  }),
  check('memory', {
    title: '{server} has 1 GB of memory',
    because: 'a subscriber with less drops calls; the installer goes on, and the memory must be added afterwards',
    source: ['HW-01', 'HW-03'],
    document: 'S2',
    whom: 'subscribers',
    asks: memoryEnough,
    with: { megabytes: 1000 },
    outcome: 'hold',
    early: true,
    next: 'Put in memory until Windows counts 1 GB.',
  }),
  check('disk-space', {
    title: '{server} has 3.0 GB free on C:',
    because: 'the installer needs that much',
    source: ['HW-04'],
    document: 'S2',
    asks: diskSpaceEnough,
    with: { megabytes: 3072 },
    outcome: 'block',
    early: true,
    next: 'Free space on C: until 3.0 GB are free; S2 names no file that may go.',
  }),
  check('workgroup', {
    title: '{server} is in a workgroup',
    because: 'a member of a domain, or a domain controller, cannot be upgraded',
    source: ['NET-02', 'NET-03'],
    document: 'both',
    asks: workgroupMember,
    with: { workgroup: 'of the worksheet' },
    outcome: 'block',
    early: true,
    next: 'System > Network Identification > Properties > Workgroup; reboot, log on as Administrator, and delete the computer account on the domain controller. A domain controller is installed anew.',
  }),
  check('static-address', {
    title: '{server} has a static address',
    because: 'phones register by it; a server whose address may change loses them',
    source: ['NET-01'],
    document: 'both',
    asks: staticAddress,
    outcome: 'block',
    early: true,
    next: 'Give the adapter of {server} its own address in Network and Dial-up Connections, and take DHCP away.',
  }),
  check('one-network-adapter', {
    title: '{server} is on the network by one adapter, or one team, with its address',
    because: 'of two network cards one is supported, and servers and phones look for it at one address',
    source: ['NET-16', 'NET-20'],
    document: 'S2',
    asks: oneNetworkAdapter,
    outcome: 'block',
    early: true,
    next: 'Network and Dial-up Connections: disable the card that is not supported, or team the two by the driver; the address of {server} in the cluster file is on the one that stays.',
  }),
  check('disc-policy', {
    title: 'The installer may read the CD drive of {server}',
    because: 'the installer runs as a service, which the policy for the CD-ROM would shut out',
    source: ['PRE-14', 'PRE-15'],
    document: 'S2',
    asks: discReadableByService,
    outcome: 'block',
    early: true,
    next: 'Local Security Policy > Local Policies > Security Options: disable the restriction of the CD-ROM to the user who is logged on locally; then reboot.',
  }),
  check('programs-allowed', {
    title: 'No application is on {server} that may not share it with CallManager',
    because: 'Cisco Unity, Conference Connection, Personal Assistant and Emergency Responder need servers of their own',
    source: ['COR-03', 'COR-04'],
    document: 'both',
    asks: programsAllowed,
    outcome: 'block',
    early: true,
    next: 'Uninstall it: its place is a server of its own.',
  }),
  check('programs-supported', {
    title: 'No program of uncertain support is on {server}',
    because:
      'Netscape Navigator, or any program that nobody has verified, can slow a server down and interrupt calls; the installer wants it uninstalled',
    source: ['COR-05', 'COR-06', 'SVC-14'],
    document: 'both',
    asks: programsSupported,
    outcome: 'hold',
    early: true,
    next: 'Uninstall it, or name it among the software of {server} in the cluster file where Cisco supports it.',
  }),
  check('windows', {
    title: '{server} runs Windows 2000 with Service Pack 4',
    because: 'the installer refuses an older service pack',
    source: ['VER-19'],
    document: 'S2',
    asks: windowsSupported,
    outcome: 'block',
    early: true,
    next: "Service Pack 4 comes with the operating system's own service release. Another Windows, or another edition, gives way to Cisco's operating system from its discs.",
  }),
  ...LEVELS_ARE_REACHED,
];
