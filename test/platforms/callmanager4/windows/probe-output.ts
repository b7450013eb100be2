/** Output of the probe for a whole server, line by line, as Windows 2000 would print it. */
export const WHOLE_OUTPUT: readonly string[] = [
  'probe=5',
  'shell=C:\\u005CWINNT\\u005Csystem32\\u005Ccmd.exe',
  'computer.name=CM-PUB',
  'computer.model=MCS-7835H-2.4',
  'computer.memory=1073274880',
  'computer.domainrole=2',
  'computer.domain=WRKGRP',
  'computer.user=CM-PUB\\u005CAdministrator',
  'os.name=Microsoft Windows 2000 Server',
  'os.version=5.0.2195',
  'os.servicepack=4',
  'os.boottime=20261121220501.000000+060',
  'os.clock=20261121230501.500000+060',
  'uptime.start=127772355010000000',
  'uptime.now=127772391015000000',
  'uptime.frequency=10000000',
  'log.newest=1512',
  'log.oldest=1490',
  'log.start=1490',
  'disk.C.free=5368709120',
  'cdrom.0.drive=D:',
  'cdrom.0.loaded=1',
  'cdrom.0.label=CCM412_1',
  'cdrom.count=1',
  'adapter.0.dhcp=0',
  'adapter.0.address=10.1.1.1',
  'adapter.0.dns=10.1.0.53,10.2.0.53',
  'adapter.0.suffix=example.com',
  'adapter.0.suffixes=',
  'adapter.0.wins1=10.1.0.42',
  'adapter.0.wins2=',
  'adapter.0.connected=1',
  'adapter.count=1',
  'service.0=McShield|Running|Auto|Network Associates McShield',
  'service.1=TermService|Stopped|Disabled|Terminal Services',
  'service.count=2',
  'devices.registered=420',
  'program.0.name=Cisco CallManager',
  'program.1.name=McAfee VirusScan',
  'program.count=2',
  'registry.pendingrenames=0',
  'registry.cdromrestricted=0',
  'registry.callmanager.0=absent|SOFTWARE\\u005CA',
  'registry.callmanager.1=value|SOFTWARE\\u005CB|4.1(2)',
  'registry.callmanager.count=2',
  'registry.osimage.0=value|SOFTWARE\\u005COS Service Release\\u005CVersion|2000.2.6.sr3',
  'registry.osimage.1=absent|SOFTWARE\\u005COS Upgrade\\u005CVersion',
  'registry.osimage.2=value|SOFTWARE\\u005COS Image\\u005CVersion|2000.2.3',
  'registry.osimage.count=3',
  'registry.sqlserver.0=value|SOFTWARE\\u005CCSDVersion|8.00.2039',
  'registry.sqlserver.1=value|SOFTWARE\\u005CCurrentVersion|8.00.194',
  'registry.sqlserver.count=2',
  'registry.sid=S-1-5-21-1-2-3',
  'mapped.0.drive=Z',
  'mapped.count=1',
  'end=NONCE',
];

/** The lines with that of one key replaced by others; an unknown key is a mistake of the test. */
export function withKey(key: string, ...others: readonly string[]): readonly string[] {
  const index = WHOLE_OUTPUT.findIndex((line) => line.startsWith(`${key}=`));
  if (index < 0) throw new RangeError(`no key ${key}`);
  return WHOLE_OUTPUT.toSpliced(index, 1, ...others);
}

/** Lines as a Windows program prints them. */
export const printed = (lines: readonly string[], lineEnd = '\r\n'): string =>
  lines.map((line) => line + lineEnd).join('');
