import type { FaultName } from './faults.ts';
import type { MachineFacts } from './machine-facts.ts';

/** What a fault of its name makes of a machine, before anything is done and at every boot that it strikes. */
export const UNFIT = {
  // Half a gigabyte as Windows reports it.
  'too-little-memory': { memoryBytes: 536_330_240 },
  'another-operating-system': {
    windowsName: 'Microsoft(R) Windows(R) Server 2003, Standard Edition',
    windowsVersion: '5.2.3790',
    servicePack: 2,
  },
  'address-by-dhcp': { dhcp: true },
  'member-of-a-domain': { domainRole: 'member', workgroup: 'CORP' },
  'drive-mapped': { mappedDrives: true },
  'renames-pending': { pendingRenames: true },
} as const satisfies Readonly<Partial<Record<FaultName, Partial<MachineFacts>>>>;

export type UnfitName = keyof typeof UNFIT;

/** Makes a machine unfit by each of these faults that strikes now. */
export function makeUnfit(facts: MachineFacts, strikes: (fault: FaultName) => boolean): void {
  for (const [fault, unfit] of Object.entries(UNFIT)) {
    if (strikes(fault as UnfitName)) Object.assign(facts, unfit);
  }
}
