/** A cluster and what S1 makes of it, worked out by hand from "Which server in the cluster do I upgrade first". */
export interface LayoutByHand {
  readonly title: string;
  /** In the order of the file: `NAME=role+role/service/service>backup`; `!` marks a coresident server. */
  readonly servers: string;
  /** The order of work; of two that are both right by S1, the one that the cluster file has. */
  readonly order: string;
  /** What the reason of a server says: which of its places was chosen, and what its own role means in this cluster. */
  readonly says?: Readonly<Record<string, RegExp>>;
  /** Warnings that whoever approves it reads. */
  readonly warns?: readonly RegExp[];
}

const MOH = 'Cisco IP Voice Media Streaming Application';

/** Clusters whose publisher does not run the CallManager service: S1's six items. */
export const SEPARATE: readonly LayoutByHand[] = [
  {
    title: 'one server of each item',
    servers: 'APP=application PRI=primary>SEC MOH=service SEC=secondary TFTP=tftp PUB=publisher',
    order: 'PUB TFTP MOH SEC PRI APP',
    says: { PRI: /move to SEC meanwhile/, SEC: /it takes those of PRI/ },
  },
  {
    title: 'four primaries and two secondaries, as S1 has them',
    servers:
      'P1=primary>S1 P2=primary>S1 P3=primary>S2 P4=primary>S2 S1=secondary S2=secondary PUB=publisher TFTP=tftp',
    order: 'PUB TFTP S1 S2 P1 P2 P3 P4',
    says: { P3: /number 3 of 4.*S1 sets no order there/, S2: /takes those of P3, P4/ },
  },
  {
    title: 'the same with its primaries written the other way round',
    servers:
      'P4=primary>S2 P3=primary>S2 P2=primary>S1 P1=primary>S1 S2=secondary S1=secondary TFTP=tftp PUB=publisher',
    order: 'PUB TFTP S2 S1 P4 P3 P2 P1',
  },
  {
    title: 'a publisher that hands out device loads',
    servers: 'PRI=primary>SEC SEC=secondary PUB=publisher+tftp',
    order: 'PUB SEC PRI',
    says: { PUB: /gets no second place for that/ },
    warns: [/1 primary and 1 secondary: S1's way/],
  },
  {
    title: 'such a publisher and a TFTP server beside it',
    servers: 'PRI=primary T2=tftp PUB=publisher+tftp',
    order: 'PUB T2 PRI',
    says: { PUB: /gets no second place/, T2: /a separate one follows the publisher/ },
  },
  {
    title: 'two TFTP servers',
    servers: 'T2=tftp T1=tftp SEC=secondary PUB=publisher PRI=primary>SEC',
    order: 'PUB T2 T1 SEC PRI',
    says: { T1: /number 2 of 2/ },
  },
  {
    title: 'a TFTP server that runs music on hold: two of the items, the earlier is taken',
    servers: `MOH=service T1=tftp/Cisco TFTP/${MOH} PUB=publisher SEC=secondary PRI=primary>SEC`,
    order: 'PUB T1 MOH SEC PRI',
    says: { T1: /third place: the earlier of its places is taken/ },
  },
  {
    title: 'a secondary that hands out device loads: the CallManager service decides',
    servers: 'PRI=primary>SEC SEC=secondary/Cisco CallManager/Cisco TFTP MOH=service PUB=publisher',
    order: 'PUB MOH SEC PRI',
    says: { SEC: /Cisco TFTP, too.*second place: the CallManager service decides/ },
  },
  {
    title: 'a primary that hands out device loads: never before a secondary',
    servers: 'PRI=primary/Cisco CallManager/Cisco TFTP>SEC SEC=secondary PUB=publisher',
    order: 'PUB SEC PRI',
    says: { PRI: /the CallManager service decides/ },
  },
  {
    title: 'a primary that runs music on hold as well',
    servers: `PRI=primary/Cisco CallManager/${MOH}>SEC SEC=secondary PUB=publisher+tftp`,
    order: 'PUB SEC PRI',
  },
  {
    title: 'a publisher that runs music on hold and hands out device loads',
    servers: `PRI=primary PUB=publisher+tftp/Cisco TFTP/${MOH}`,
    order: 'PUB PRI',
    says: { PUB: /gets no second place/ },
  },
  {
    title: 'service-only servers and nothing else',
    servers: 'MOH2=service MOH1=service PUB=publisher+tftp',
    order: 'PUB MOH2 MOH1',
    warns: [/no server runs the CallManager service/],
  },
  {
    title: 'a TFTP server and nothing else',
    servers: 'TFTP=tftp PUB=publisher',
    order: 'PUB TFTP',
    warns: [/no server runs the CallManager service/],
  },
  {
    title: 'nobody who hands out device loads',
    servers: 'PRI=primary>SEC SEC=secondary PUB=publisher',
    order: 'PUB SEC PRI',
    warns: [/which one hands out the device loads decides its place/],
  },
  {
    title: 'secondaries that stand in for nobody, since there is no primary',
    servers: 'S2=secondary S1=secondary PUB=publisher+tftp',
    order: 'PUB S2 S1',
    says: { S1: /stands in for nobody/ },
    warns: [/0 primaries and 2 secondaries/],
  },
  {
    title: 'a secondary that no primary names',
    servers: 'PRI=primary>S1 S1=secondary S2=secondary PUB=publisher+tftp',
    order: 'PUB S1 S2 PRI',
    says: { S2: /no primary has it as its backup/ },
    warns: [/S2 is a secondary, and no primary has it as its backup/],
  },
  {
    title: 'primaries without any secondary',
    servers: 'P1=primary P2=primary PUB=publisher+tftp',
    order: 'PUB P1 P2',
    says: { P1: /no other server takes its phones meanwhile/ },
    warns: [/P1 has no backup/, /P2 has no backup/, /2 primaries and 0 secondaries/],
  },
  {
    title: 'a primary that does not say which secondary backs it',
    servers: 'PRI=primary SEC=secondary PUB=publisher+tftp',
    order: 'PUB SEC PRI',
    says: { PRI: /which of them takes its phones meanwhile, the cluster file does not say/ },
    warns: [/PRI has no backup/],
  },
  {
    title: 'a coresident primary, which stays a primary',
    servers: 'PRI=primary>SEC! SEC=secondary PUB=publisher+tftp APP=application',
    order: 'PUB SEC PRI APP',
    warns: [/PRI is coresident/],
  },
  {
    title: 'several application servers, the last of all',
    servers: 'A2=application A1=application PRI=primary PUB=publisher+tftp',
    order: 'PUB PRI A2 A1',
  },
  {
    title: 'two servers: publisher and primary',
    servers: 'PRI=primary PUB=publisher+tftp',
    order: 'PUB PRI',
  },
  {
    title: 'two servers: publisher and secondary',
    servers: 'SEC=secondary PUB=publisher+tftp',
    order: 'PUB SEC',
  },
  {
    title: 'two servers: publisher and service-only server',
    servers: 'MOH=service PUB=publisher+tftp',
    order: 'PUB MOH',
  },
  {
    title: 'a publisher and an application server',
    servers: 'APP=application PUB=publisher+tftp',
    order: 'PUB APP',
    says: { PUB: /no other server has a copy of it/ },
    warns: [/PUB is the only CallManager server/],
  },
  {
    title: 'a publisher alone, without the CallManager service',
    servers: 'PUB=publisher',
    order: 'PUB',
    warns: [/PUB is the only CallManager server/, /no server runs the CallManager service/],
  },
];

/** Clusters whose publisher runs it: S1's two servers, and what is smaller. */
export const ON_PUBLISHER: readonly LayoutByHand[] = [
  {
    title: 'a publisher whose phones move to the secondary',
    servers: 'SUB=secondary PUB=publisher+tftp+primary>SUB',
    order: 'PUB SUB',
    says: { PUB: /stops by itself and its phones move to the subscriber SUB/ },
  },
  {
    title: 'a publisher that backs the primary, the one of the two that phones register with',
    servers: 'SUB=primary>PUB PUB=publisher+secondary+tftp',
    order: 'PUB SUB',
    says: { PUB: /move to the subscriber SUB/, SUB: /after that publisher/ },
  },
  {
    title: 'two primaries',
    servers: 'SUB=primary PUB=publisher+primary+tftp',
    order: 'PUB SUB',
    warns: [/SUB has no backup/, /PUB has no backup/],
  },
  {
    title: 'two secondaries',
    servers: 'SUB=secondary PUB=publisher+secondary+tftp',
    order: 'PUB SUB',
  },
  {
    title: 'the TFTP server as the other one: the phones have nowhere to go',
    servers: 'SUB=tftp PUB=publisher+primary',
    order: 'PUB SUB',
    says: { PUB: /have nowhere to go.*SUB/ },
    warns: [/phones of PUB have nowhere to go/],
  },
  {
    title: 'a service-only server as the other one',
    servers: 'SUB=service PUB=publisher+tftp+secondary',
    order: 'PUB SUB',
    says: { PUB: /have nowhere to go.*SUB/ },
    warns: [/phones of PUB have nowhere to go/],
  },
  {
    title: 'a secondary that hands out device loads as the other one',
    servers: 'SUB=secondary/Cisco CallManager/Cisco TFTP PUB=publisher+primary>SUB',
    order: 'PUB SUB',
    says: { SUB: /Cisco TFTP, too/ },
  },
  {
    title: 'a publisher alone',
    servers: 'PUB=publisher+tftp+primary',
    order: 'PUB',
    says: { PUB: /no other server takes its phones meanwhile/ },
    warns: [/PUB is the only CallManager server/, /phones of PUB have nowhere to go/],
  },
  {
    title: 'a publisher alone that calls itself a secondary',
    servers: 'PUB=publisher+secondary',
    order: 'PUB',
    warns: [/which one hands out the device loads/],
  },
  {
    title: 'two servers and two of applications, which S1 does not mention for them',
    servers: 'A1=application SUB=secondary A2=application PUB=publisher+tftp+primary>SUB',
    order: 'PUB SUB A1 A2',
    says: { A1: /silent on this one/ },
  },
];
