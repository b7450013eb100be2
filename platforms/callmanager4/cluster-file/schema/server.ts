import { z } from 'zod';
import { ROLE_NAMES } from '../../roles.ts';
import type { InterferingClass } from '../../types/cluster.ts';
import { count, field, plainText } from '../../../../config/schema/field.ts';
import { endpointOrHost } from './endpoint-or-host.ts';
import { dnsSuffix } from './names.ts';
import { isPlaceholder } from '../../../../plan/placeholders.ts';
import { serverNameProblem } from './server-name.ts';
import { ownAdministratorPassword, worksheetSchema } from './worksheet.ts';

/** The eight classes of software that disturb the installer (SVC-04). */
export const INTERFERING_CLASSES = [
  'antivirus',
  'intrusion detection',
  'NetIQ',
  'OEM server agent',
  'server management agent',
  'monitoring',
  'remote access',
  'coresident application',
] as const satisfies readonly InterferingClass[];

/** A computer name: how servers call each other, and what commands are given (CFG-15). */
export const serverName = z.string().superRefine((name, context) => {
  const message = serverNameProblem(name);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

const softwareSchema = z.strictObject({
  name: field(plainText, { sentence: 'What the software is called.', example: 'McAfee VirusScan' }),
  class: field(z.enum(INTERFERING_CLASSES), {
    sentence: 'Which of the eight classes that disturb the installer it belongs to.',
    example: 'antivirus',
  }),
  services: field(z.array(plainText).min(1, { error: 'is empty; name at least one Windows service' }), {
    sentence:
      'Its Windows services, by the names that the Services window shows; stopped and disabled during the work.',
    example: ['Network Associates McShield'],
  }),
});

const transportSchema = z.union(
  [
    z.literal('station'),
    z.strictObject({
      direct: field(
        endpointOrHost('is no SSH server; describe it in a group of fields, or name a host of the site file'),
        {
          sentence: 'The SSH server that runs on this very server.',
          type: 'endpoint; with a site file the name of one of its hosts',
        },
      ),
    }),
  ],
  { error: 'is no transport; write station, or direct with an endpoint' },
);

/** One entry of `servers`. */
export const serverSchema = z.strictObject({
  name: field(serverName, {
    sentence: 'Computer name: at most 15 letters, digits and hyphens, no dot, no address.',
    example: 'CM-SUB1',
    type: 'computer name',
  }),
  address: field(z.ipv4({ error: 'is no IPv4 address; write four numbers from 0 to 255 with dots between' }), {
    sentence: 'IPv4 address.',
    example: '10.1.1.21',
  }),
  dnsSuffix: field(dnsSuffix.optional(), {
    sentence: 'DNS domain of this server, where that is another one than `names` of the cluster has.',
    example: 'voice.example.com',
    type: 'DNS domain',
  }),
  roles: field(z.array(z.enum(ROLE_NAMES)).min(1, { error: `is empty; choose from ${ROLE_NAMES.join(', ')}` }), {
    sentence: 'What the server does in the cluster, which decides when it is worked on.',
    example: ['primary'],
  }),
  model: field(plainText, { sentence: 'Hardware model as printed on the machine.', example: 'MCS-7835H-2.4' }),
  serialNumber: field(plainText.optional(), {
    sentence: 'Serial number as it stands on the machine; technical support asks for it.',
    example: 'USM12345678',
  }),
  withoutDrive: field(
    plainText.refine((reason) => !isPlaceholder(reason), { error: 'says nothing; write the reason' }).optional(),
    {
      sentence:
        'Why it is upgraded without a drive, which is kept with all that was on it; without it all drives stay in.',
      example: 'the way back, since no backup of the night can be restored in time',
    },
  ),
  services: field(z.array(plainText).default([]), {
    sentence: 'CallManager services that must run here, by the names that the Services window shows.',
    example: ['Cisco CallManager'],
  }),
  software: field(z.array(softwareSchema).default([]), {
    sentence: 'Software here that disturbs the installer.',
  }),
  coresident: field(z.boolean().optional(), {
    sentence:
      'Whether Customer Response Solutions shares the machine (true) or it is dedicated (false); decided first.',
    example: false,
  }),
  worksheet: field(worksheetSchema.optional(), {
    sentence: "What this server's installer is told, where that differs from `worksheet` of the cluster.",
  }),
  administratorPassword: ownAdministratorPassword,
  backup: field(serverName.optional(), {
    sentence: 'For a primary: name of the secondary that takes its devices while it is away.',
    example: 'CM-SEC1',
    type: 'computer name',
  }),
  devices: field(count('devices').default(0), {
    sentence: 'Devices that are registered here in normal operation.',
    example: 1250,
  }),
  applications: field(z.array(plainText).default([]), {
    sentence: 'For an application server: the applications on it.',
    example: ['Cisco Emergency Responder'],
  }),
  transport: field(transportSchema.default('station'), {
    sentence: 'How the server is reached: through the station, or by SSH on the server itself.',
    example: 'station',
    type: '`station`, or `direct` with an endpoint or a host of the site file',
  }),
});
