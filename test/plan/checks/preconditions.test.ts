import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../plan/types/observation.ts';
import type { Observation } from '../../../plan/types/observation.ts';
import type { Verdict } from '../../../plan/types/run.ts';
import type { StepArguments } from '../../../plan/types/step-arguments.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const server = sampleServer('CM-PUB', ['publisher']);

type Case = [title: string, check: string, seen: Partial<Observation>, expected: Verdict['verdict'], told: string];

const GIVEN: Partial<Record<string, StepArguments>> = {
  'memory-enough': { megabytes: 1000 },
  'disk-space-enough': { megabytes: 3072 },
  'version-is': { release: '4.1(2)' },
  'disc-in-drive': { label: 'CCM412_1' },
};

const drive = (label: string | null) => known({ letter: 'D:', label });

const CASES: readonly Case[] = [
  ['memory as Windows shows 1 GB', 'memory-enough', { memoryMegabytes: known(1023.5) }, 'good', '1023 MB'],
  ['memory at the limit', 'memory-enough', { memoryMegabytes: known(1000) }, 'good', '1000 MB'],
  ['memory just below', 'memory-enough', { memoryMegabytes: known(999.9) }, 'bad', '999 MB'],
  ['half the memory', 'memory-enough', { memoryMegabytes: known(511) }, 'bad', '511 MB'],
  ['unreadable memory', 'memory-enough', { memoryMegabytes: unknown('timed out') }, 'unknown', 'timed out'],
  ['3.0 GB free', 'disk-space-enough', { freeMegabytesOnC: known(3072) }, 'good', '3072 MB'],
  ['less than 3.0 GB free', 'disk-space-enough', { freeMegabytesOnC: known(3071.9) }, 'bad', '3071 MB'],
  ['a full disk', 'disk-space-enough', { freeMegabytesOnC: known(0) }, 'bad', '0 MB'],
  ['a workgroup', 'workgroup-member', {}, 'good', 'WRKGRP'],
  ['a member of a domain', 'workgroup-member', { domainRole: known('member') }, 'bad', 'member'],
  ['a domain controller', 'workgroup-member', { domainRole: known('domain controller') }, 'bad', 'domain controller'],
  ['a workgroup whose name is hidden', 'workgroup-member', { workgroup: unknown('?') }, 'good', 'stand-alone'],
  ['a static address', 'static-address', {}, 'good', '10.1.1.1'],
  [
    'one adapter of two by DHCP',
    'static-address',
    {
      adapters: known([
        { dhcp: false, addresses: ['10.1.1.1'] },
        { dhcp: true, addresses: ['10.1.1.99'] },
      ]),
    },
    'bad',
    '10.1.1.99',
  ],
  [
    'DHCP without an address',
    'static-address',
    { adapters: known([{ dhcp: true, addresses: [] }]) },
    'bad',
    'no address',
  ],
  ['no adapter', 'static-address', { adapters: known([]) }, 'unknown', 'no network adapter'],
  ['nothing that waits', 'no-pending-renames', {}, 'good', 'none'],
  ['pending renames', 'no-pending-renames', { pendingFileRenames: known(true) }, 'bad', 'reboot'],
  ['an open policy', 'disc-readable-by-service', {}, 'good', 'disabled'],
  ['a restricted CD-ROM', 'disc-readable-by-service', { cdRomRestricted: known(true) }, 'bad', 'enabled'],
  ['Windows 2000 with SP4', 'windows-supported', {}, 'good', 'Service Pack 4'],
  ['a later service pack', 'windows-supported', { servicePack: known(5) }, 'good', 'Service Pack 5'],
  ['Service Pack 3', 'windows-supported', { servicePack: known(3) }, 'bad', 'Service Pack 3'],
  ['no service pack', 'windows-supported', { servicePack: known(0) }, 'bad', 'Service Pack 0'],
  ['Windows 2003', 'windows-supported', { windowsVersion: known('5.2.3790') }, 'bad', '5.2.3790'],
  ['a version that only begins like it', 'windows-supported', { windowsVersion: known('5.01') }, 'bad', '5.01'],
  ['an unknown service pack', 'windows-supported', { servicePack: unknown('denied') }, 'unknown', 'denied'],
  [
    'the Administrator',
    'administrator-logged-on',
    { loggedOn: known('CM-PUB\\Administrator') },
    'good',
    'Administrator',
  ],
  ['other letters', 'administrator-logged-on', { loggedOn: known('cm-pub\\ADMINISTRATOR') }, 'good', 'cm-pub'],
  ['nobody', 'administrator-logged-on', { loggedOn: known(null) }, 'bad', 'nobody'],
  ['another user', 'administrator-logged-on', { loggedOn: known('CM-PUB\\backup') }, 'bad', 'backup'],
  ["a domain's Administrator", 'administrator-logged-on', { loggedOn: known('CORP\\Administrator') }, 'bad', 'CORP'],
  ['a user without its place', 'administrator-logged-on', { loggedOn: known('Administrator') }, 'unknown', 'local'],
  ['the wanted release', 'version-is', { callManager: known('4.1(2)') }, 'good', '4.1(2)'],
  ['its service release', 'version-is', { callManager: known('4.1(2)sr1') }, 'good', '4.1(2)sr1'],
  ['the release before', 'version-is', { callManager: known('4.0(2a)') }, 'bad', '4.0(2a)'],
  ['a later release', 'version-is', { callManager: known('4.1(3)') }, 'bad', '4.1(3)'],
  ['a release that only begins like it', 'version-is', { callManager: known('4.1(20)') }, 'bad', '4.1(20)'],
  ['a text that is no release', 'version-is', { callManager: known('four') }, 'unknown', 'four'],
  ['the disc', 'disc-in-drive', { drive: drive('CCM412_1') }, 'good', 'CCM412_1'],
  ['the disc in other letters', 'disc-in-drive', { drive: drive('ccm412_1 ') }, 'good', 'ccm412_1'],
  ['another disc', 'disc-in-drive', { drive: drive('CCM412_2') }, 'bad', 'CCM412_2'],
  ['an empty drive', 'disc-in-drive', { drive: drive(null) }, 'bad', 'empty'],
  ['no drive', 'disc-in-drive', { drive: known(null) }, 'bad', 'no CD drive'],
  ['an empty drive at the end', 'drive-empty', { drive: drive(null) }, 'good', 'empty'],
  ['a disc left in', 'drive-empty', { drive: drive('CCM412_1') }, 'bad', 'CCM412_1'],
  ['no drive at the end', 'drive-empty', { drive: known(null) }, 'good', 'no CD drive'],
];

describe('conditions of one server', () => {
  it.each(CASES)('%s (%s)', (_title, name, seen, expected, told) => {
    const verdict = judgeLooks(name, [server], [sampleObservation(server, seen)], GIVEN[name] ?? {});
    expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
    expect(verdict.seen).toContain('CM-PUB');
  });

  it('take any disc where the cluster file gives no label', () => {
    const look = sampleObservation(server, { drive: drive('WHATEVER') });
    expect(judgeLooks('disc-in-drive', [server], [look]).verdict).toBe('good');
  });

  it('judge by the newest look', () => {
    const looks = [null, 'CCM412_1'].map((label) => sampleObservation(server, { drive: drive(label) }));
    expect(judgeLooks('disc-in-drive', [server], looks, { label: 'CCM412_1' }).verdict).toBe('good');
    expect(judgeLooks('disc-in-drive', [server], looks.reverse(), { label: 'CCM412_1' }).verdict).toBe('bad');
  });
});
