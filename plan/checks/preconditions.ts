import type { Judge } from './seen.ts';
import { bad, good, judgeEach, judgeFact, notKnown } from './findings.ts';

/** Installed memory reaches the limit of `megabytes` (HW-01); not enough and not readable are kept apart. */
export const judgeMemory: Judge = (check, seen) => {
  const limit = check.arguments.megabytes ?? 0;
  return judgeEach(check, seen, `at least ${limit} MB of memory as Windows counts it (1 GB built in)`, (look) =>
    judgeFact(look.memoryMegabytes, 'its memory', (megabytes) =>
      megabytes >= limit ? good(`${Math.floor(megabytes)} MB`) : bad(`${Math.floor(megabytes)} MB`),
    ),
  );
};

/** Free space on drive C: reaches the limit of `megabytes` (HW-04). */
export const judgeDiskSpace: Judge = (check, seen) => {
  const limit = check.arguments.megabytes ?? 0;
  return judgeEach(check, seen, `at least ${limit} MB free on C:`, (look) =>
    judgeFact(look.freeMegabytesOnC, 'the free space on C:', (megabytes) =>
      megabytes >= limit ? good(`${Math.floor(megabytes)} MB free`) : bad(`${Math.floor(megabytes)} MB free`),
    ),
  );
};

/** The server is in a workgroup: neither a member of a domain nor a domain controller (NET-02, NET-03). */
export const judgeWorkgroup: Judge = (check, seen) =>
  judgeEach(check, seen, 'stand-alone in a workgroup, no domain', (look) =>
    judgeFact(look.domainRole, 'its part in a domain', (role) => {
      const place = look.workgroup.known ? ` (${look.workgroup.value})` : '';
      return role === 'stand-alone' ? good(`stand-alone${place}`) : bad(`${role}${place}`);
    }),
  );

/** No adapter takes its address from DHCP (NET-01). */
export const judgeStaticAddress: Judge = (check, seen) =>
  judgeEach(check, seen, 'static IP address', (look) =>
    judgeFact(look.adapters, 'its network adapters', (adapters) => {
      if (adapters.length === 0) return notKnown('no network adapter was shown');
      const dynamic = adapters.filter((adapter) => adapter.dhcp);
      const addresses = (dynamic.length > 0 ? dynamic : adapters).flatMap((adapter) => adapter.addresses).join(', ');
      return dynamic.length > 0 ? bad(`by DHCP: ${addresses || 'no address'}`) : good(`static: ${addresses}`);
    }),
  );

/** No file waits to be renamed at the next boot: the installer would end at once (PRE-13). */
export const judgePendingRenames: Judge = (check, seen) =>
  judgeEach(check, seen, 'no file operation waits for a reboot', (look) =>
    judgeFact(look.pendingFileRenames, 'its pending file operations', (pending) =>
      pending ? bad('file operations wait: reboot the server first') : good('none waits'),
    ),
  );

/** Windows' installer service may read the CD drive (PRE-14). */
export const judgeDiscReadable: Judge = (check, seen) =>
  judgeEach(check, seen, 'the policy "Restrict CD-ROM access to locally logged-on user only" is disabled', (look) =>
    judgeFact(look.cdRomRestricted, 'the CD-ROM policy', (restricted) =>
      restricted ? bad('the policy is enabled') : good('the policy is disabled'),
    ),
  );

const OLDEST_SERVICE_PACK = 4;

/** Windows 2000 (5.0) with Service Pack 4 or later (VER-19). */
export const judgeWindows: Judge = (check, seen) =>
  judgeEach(check, seen, `Windows 2000 (5.0), Service Pack ${OLDEST_SERVICE_PACK} or later`, (look) =>
    judgeFact(look.windowsVersion, 'its Windows version', (version) =>
      judgeFact(look.servicePack, 'its service pack', (pack) => {
        const told = `Windows ${version}, Service Pack ${pack}`;
        return /^5\.0(\.|$)/.test(version) && pack >= OLDEST_SERVICE_PACK ? good(told) : bad(told);
      }),
    ),
  );

/** The local account Administrator is logged on at the console (PRE-11). */
export const judgeAdministrator: Judge = (check, seen) =>
  judgeEach(check, seen, 'the local Administrator is logged on', (look, server) =>
    judgeFact(look.loggedOn, 'who is logged on', (user) => {
      if (user === null) return bad('nobody is logged on');
      const parts = user.split('\\');
      if (parts.length < 2) return notKnown(`${user}: it does not show whether that account is a local one`);
      const isLocal = parts[0]?.toLowerCase() === server.toLowerCase();
      return isLocal && parts[1]?.toLowerCase() === 'administrator' ? good(user) : bad(`${user} is logged on`);
    }),
  );
