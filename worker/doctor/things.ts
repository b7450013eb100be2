import type { Thing } from './finding.ts';
import { lookAtKept } from './look-at-kept.ts';
import { lookAtDisk, lookAtNode, lookAtPorts, OLDEST_NODE } from './look-at-machine.ts';
import { lookForGo, lookForProgram } from './look-at-program.ts';
import { lookAtTemporal, lookAtTestServer } from './look-at-temporal.ts';

/** All that the product and its tests work with, in the order in which it is shown. */
export const THINGS: readonly Thing[] = [
  {
    name: 'Node.js',
    neededFor: 'everything',
    optional: false,
    toDo: `install Node.js ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or later`,
    look: () => Promise.resolve(lookAtNode()),
  },
  {
    name: 'Temporal',
    neededFor: 'every run: it keeps where each run stands',
    optional: false,
    toDo: 'set TEMPORAL_ADDRESS to a server, or name a profile of one, or do nothing: the first start downloads or builds one',
    look: lookAtTemporal,
  },
  {
    name: 'kept files',
    neededFor: 'nobody else on this machine reading secrets, or deciding who approves',
    optional: true,
    toDo: 'do what stands behind each; --site-file FILE has the files of a site looked at as well',
    look: (settings, siteFile) => lookAtKept(settings, siteFile),
  },
  {
    name: 'Go tool chain',
    neededFor: 'building Temporal where it cannot be downloaded',
    optional: true,
    toDo: 'install Go 1.26 or later, only when there is no other Temporal',
    look: lookForGo,
  },
  {
    name: 'free ports',
    neededFor: 'a development server at the usual address',
    optional: true,
    toDo: 'if it is a Temporal server: TEMPORAL_ADDRESS=127.0.0.1:7233 uses it; otherwise other ports are taken',
    look: () => lookAtPorts(),
  },
  {
    name: 'disk space',
    neededFor: 'building Temporal',
    optional: true,
    toDo: 'free some space, or set XDG_CACHE_HOME to a folder on another disk',
    look: (settings) => lookAtDisk(settings),
  },
  {
    name: 'SSH client',
    neededFor:
      'signing, and checking what was signed at a site with a site file (ssh-keygen); reading the host key of a station (ssh-keyscan)',
    optional: true,
    toDo: 'install OpenSSH (Debian: openssh-client)',
    look: (settings) => lookForProgram(settings, ['ssh'], ['-V']),
  },
  {
    name: 'SSH server',
    neededFor: 'tests of the SSH transport against OpenSSH',
    optional: true,
    toDo: 'install OpenSSH (Debian: openssh-server)',
    look: (settings) => lookForProgram(settings, ['sshd'], ['-V']),
  },
  {
    name: 'OpenSSL',
    neededFor: 'certificates for the tests of TLS connections',
    optional: true,
    toDo: 'install OpenSSL (Debian: openssl)',
    look: (settings) => lookForProgram(settings, ['openssl'], ['version']),
  },
  {
    name: 'Wine',
    neededFor: "tests of the probe script by Wine's cscript",
    optional: true,
    toDo: 'install Wine (Debian: wine and wine64)',
    look: (settings) => lookForProgram(settings, ['wine'], ['--version']),
  },
  {
    name: 'Chromium',
    neededFor: 'tests of the pages in a browser',
    optional: true,
    toDo: 'install Chromium (Debian: chromium)',
    look: (settings) => lookForProgram(settings, ['chromium', 'chromium-browser', 'google-chrome'], ['--version']),
  },
  {
    name: 'test server',
    neededFor: 'tests of workflows in skipped time',
    optional: true,
    toDo: 'do nothing: the tests get it by themselves',
    look: lookAtTestServer,
  },
  {
    name: 'Python with pip',
    neededFor: 'getting the test server where it cannot be downloaded',
    optional: true,
    toDo: 'install Python 3 with pip (Debian: python3-pip), only when there is no other test server',
    look: (settings) => lookForProgram(settings, ['python3'], ['-m', 'pip', '--version']),
  },
];
