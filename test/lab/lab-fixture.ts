import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeSSH } from 'node-ssh';
import { parse, stringify } from 'yaml';
import { startLab, type Lab, type LabOptions } from '../../lab/build-lab.ts';
import type { ClusterSpec, EndpointSpec } from '../../lab/cluster-spec.ts';
import { fingerprint } from '../../lab/ssh/keys.ts';

const AGENTS = [{ name: 'McAfee VirusScan', class: 'antivirus', services: ['Network Associates McShield'] }];

const STATION = {
  host: 'ccm-station.example.net',
  user: 'ccmops',
  key: { file: '/etc/ccmctl/station.key' },
  hostKey: `SHA256:${'A'.repeat(43)}`,
};

const server = (name: string, address: string, role: string, rest: object = {}): object => ({
  name,
  address,
  roles: [role],
  model: 'MCS-7835H-2.4',
  services: ['Cisco Database Layer Monitor'],
  software: AGENTS,
  ...rest,
});

/** A cluster of four servers: publisher, secondary, primary with phones, application. */
export const FOUR_SERVERS = {
  cluster: 'lab-test',
  from: '4.0(2a)',
  to: '4.1(2)',
  station: STATION,
  servers: [
    server('CM-PUB', '10.1.1.1', 'publisher'),
    server('CM-SEC1', '10.1.1.2', 'secondary', { services: ['Cisco CallManager'] }),
    server('CM-SUB1', '10.1.1.3', 'primary', { services: ['Cisco CallManager'], backup: 'CM-SEC1', devices: 100 }),
    server('CER-1', '10.1.1.4', 'application', {
      services: [],
      software: [],
      applications: ['Cisco Emergency Responder'],
    }),
  ],
  people: [
    { name: 'Kim', roles: ['engineer'] },
    { name: 'Ada', roles: ['engineer', 'approver'] },
  ],
  worksheet: { workgroup: 'WRKGRP' },
  discLabels: { disc1: 'CCM412_1', disc2: 'CCM412_2' },
};

/** Starts a lab from an object instead of a file; `pace` is fast, so that tests do not wait. */
export async function startTestLab(spec: object = FOUR_SERVERS, options: Partial<LabOptions> = {}): Promise<Lab> {
  const directory = await mkdtemp(join(tmpdir(), 'lab-test-'));
  const clusterFile = join(directory, 'cluster.yaml');
  await writeFile(clusterFile, stringify(spec));
  const lab = await startLab({ pace: 0.05, ...options, clusterFile });
  await rm(directory, { recursive: true });
  return lab;
}

/** The cluster file that the lab derived. */
export async function derivedSpec(lab: Lab): Promise<ClusterSpec> {
  return parse(await readFile(lab.clusterFile, 'utf8')) as ClusterSpec;
}

/** Connects as the derived file says, and checks the host key it pins. */
export async function connect(endpoint: EndpointSpec, overrides: object = {}): Promise<NodeSSH> {
  const { key, password } = endpoint as { key?: { file: string }; password?: { file: string } };
  const ssh = new NodeSSH();
  await ssh.connect({
    host: endpoint.host,
    port: endpoint.port ?? 22,
    username: endpoint.user,
    ...(key ? { privateKey: await readFile(key.file, 'utf8') } : {}),
    ...(password ? { password: await readFile(password.file, 'utf8') } : {}),
    hostVerifier: (hostKey: Buffer) =>
      fingerprint({ privateKey: '', publicKey: `key ${hostKey.toString('base64')}` }) === endpoint.hostKey,
    ...overrides,
  });
  return ssh;
}

/** Connects to the lab's station. */
export async function connectStation(lab: Lab): Promise<NodeSSH> {
  const { station } = await derivedSpec(lab);
  if (!station) throw new Error('the derived file has no station');
  return connect(station);
}

/** Waits until something is true, looking again and again. @throws Error after fifteen seconds, saying what. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
