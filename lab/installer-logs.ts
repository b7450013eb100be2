import type { InstallerPhase } from './installer-stages.ts';
import type { ServerDisk } from './server-disk.ts';

const COMMON = 'C:\\Program Files\\Common Files\\Cisco';

/** Windows Installer writes its logs in two bytes a letter, with a mark at the beginning. */
const inUnicode = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** What an installation of long ago has left on a server. The documents spell the folder in two ways; here are both. */
const LEFT_BEHIND: Readonly<Record<string, string | Buffer>> = {
  [`${COMMON}\\Logs\\ccminst 2004-06-12 22.14.03.log`]: '22:14:03 Setup begins\r\n23:02:51 Setup ends, 0 messages\r\n',
  [`${COMMON}\\Logs\\sqlsetup.log`]: inUnicode('Action 22:31:07: Validate\r\nError 2711: feature is not in use\r\n'),
  [`${COMMON}\\Log\\CCMUIInst.log`]: '22:14:40 page Server Type\r\n22:15:02 page Passwords\r\n',
  [`${COMMON}\\Directory\\IntegratedSetup.trc`]: 'directory set up\r\n',
  'C:\\dcdsrvr\\log\\DirInstallValidation.log': 'indexing: done\r\n',
  'C:\\MCSSetup.log': 'image 2000.2.6\r\n',
  'C:\\readme.txt': 'f\xfcr die Kollegen\r\n',
  'C:\\boot.ini': '[boot loader]\r\n',
};

export function leaveLogs(disk: ServerDisk): void {
  for (const [path, content] of Object.entries(LEFT_BEHIND)) disk.write(path, content);
}

/** What the installer writes down while it runs: one log for each of its starts. Its messages are not in it (MSG-01). */
export class InstallerLog {
  readonly #disk: ServerDisk;
  readonly #now: () => Date;
  #path: string | null = null;

  constructor(disk: ServerDisk, now: () => Date) {
    this.#disk = disk;
    this.#now = now;
  }

  tell(phase: InstallerPhase, text: string): void {
    const at = this.#now().toISOString();
    if (phase === 'begun' || this.#path === null) {
      const stamp = at.slice(0, 19).replace('T', ' ').replaceAll(':', '.');
      this.#path = `${COMMON}\\Logs\\ccminst ${stamp}.log`;
    }
    const said = phase === 'message' || phase === 'failed' ? 'a window is shown' : text;
    this.#disk.append(this.#path, `${at.slice(11, 19)} ${phase}: ${said}\r\n`);
  }
}
