import type { ServiceSeen } from './types/observation.ts';

/**
 * Key names of the services that Windows 2000 Server, Internet Information Services and SQL Server 2000 bring along, in
 * small letters. Key names, since display names are translated.
 */
const PLATFORM: ReadonlySet<string> = new Set(
  `alerter appmgmt wuauserv bits clipsrv eventsystem browser dhcp dhcpserver dfs trkwks trksvr msdtc dnscache dns
  eventlog fax ntfrs msftpsvc iisadmin cisvc sharedaccess ismserv policyagent kdc licenseservice dmserver dmadmin
  messenger mssearch mssqlserver sqlserveragent mssqlserveradhelper netlogon mnmsrvc netman netdde netddedsdm nntpsvc
  ntlmssp sysmonlog plugplay spooler protectedstorage rsvp rasauto rasman rpcss rpclocator remoteregistry ntmssvc
  remoteaccess seclogon samss lanmanserver smtpsvc scardsvr scarddrv snmp snmptrap sens schedule lmhosts tapisrv tlntsvr
  termservice termservlicensing ups utilman msiserver winmgmt wmi w32time lanmanworkstation w3svc wins stisvc wzcsvc`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Display names of CallManager's own services, its directory's, and the time service of Cisco's operating system. */
const CALL_MANAGERS = /^(?:cisco |dc directory|network time protocol)/i;

/** Whether a service belongs to the machine as it is delivered, or to CallManager. */
export const isOfThePlatform = ({ name, displayName }: ServiceSeen): boolean =>
  PLATFORM.has(name.toLowerCase()) || CALL_MANAGERS.test(displayName);
