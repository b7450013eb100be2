import { fileURLToPath } from 'node:url';
import type { ProcedureName } from '../../cli/procedures.ts';
import type { FaultSetting } from '../../lab/faults.ts';
import type { ExampleFile } from '../rehearsal/rehearse.ts';

/** A procedure on a cluster, whose acts are struck. */
export interface NightScene {
  readonly procedure: ProcedureName;
  readonly clusterFile: string;
  /** What its file has otherwise. */
  readonly differs?: (file: ExampleFile) => ExampleFile;
  readonly servers?: readonly string[];
  /** What is not in order, so that there is something to do. */
  readonly faults?: readonly FaultSetting[];
  /** The actions that it carries out. */
  readonly actions: readonly string[];
}

const example = (name: string): string => fileURLToPath(new URL(`../../config/examples/${name}.yaml`, import.meta.url));

const OF_AN_UPGRADE: readonly string[] = ['stop-and-disable-services', 'reboot', 'restore-services'];

/** The procedures that act, each with the acts that are its own. */
export const SCENES: Readonly<Record<string, NightScene>> = {
  'upgrade of six servers': {
    procedure: 'upgrade',
    clusterFile: example('demo-six-servers'),
    actions: OF_AN_UPGRADE,
  },
  'repair of names': {
    procedure: 'repair-names',
    clusterFile: example('demo-two-servers'),
    differs: (file) => ({ ...file, names: { by: 'files', dnsSuffix: 'example.com' } }),
    faults: ['AAR-PUB', 'AAR-SUB'].map((server) => ({ fault: 'old-address-in-files', server, times: 'once' })),
    actions: ['write-name-files', 'flush-name-caches'],
  },
  'repair of subscriptions': {
    procedure: 'verify-subscriptions',
    clusterFile: example('demo-two-servers'),
    faults: [{ fault: 'subscription-fails', server: 'AAR-SUB', times: 'once' }],
    actions: ['reinitialize-subscriptions'],
  },
  'upgrade of two servers': {
    procedure: 'upgrade',
    clusterFile: example('demo-two-servers'),
    actions: OF_AN_UPGRADE,
  },
};

/** Those of a full matrix; the short one is for single cells. */
export const FULL_MATRIX: readonly string[] = Object.keys(SCENES).filter((name) => name !== 'upgrade of two servers');
