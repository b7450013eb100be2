import { z } from 'zod';
import type { PersonRole } from '../../../plan/types/cluster.ts';
import { durationsSchema } from './schema/durations.ts';
import { siteName } from '../../../config/site-file/site-file.ts';
import { endpointOrHost } from './schema/endpoint-or-host.ts';
import { instantSchema } from '../../../config/schema/instant.ts';
import { count, field, phoneNumber, plainText } from '../../../config/schema/field.ts';
import { latestSchema, matrixSchema, osVersion } from './schema/looked-up.ts';
import { supportSchema } from './schema/support.ts';
import { namesSchema } from './schema/names.ts';
import { cdrSoftwareSchema, h323Schema, parameterSchema, testCallsSchema } from './schema/telephony.ts';
import { release } from './schema/release.ts';
import { serverName, serverSchema } from './schema/server.ts';
import { secretsSchema, worksheetSchema } from './schema/worksheet.ts';

/** What a person may do, as the file names it. */
export const PERSON_ROLES = ['engineer', 'approver'] as const satisfies readonly PersonRole[];

const discLabel = plainText.max(32, { error: 'is longer than the 32 characters of a volume label' });

/** One entry of `people`, where no site file says who somebody is. */
export const personSchema = z.strictObject({
  name: field(plainText, { sentence: 'Name by which the person answers, approves and stops.', example: 'Kim Larsen' }),
  roles: field(z.array(z.enum(PERSON_ROLES)).min(1, { error: 'is empty; choose from engineer, approver' }), {
    sentence: 'What the person may do: answer prompts (engineer), approve plans and deviations (approver).',
    example: ['engineer'],
  }),
  phone: field(phoneNumber.optional(), {
    sentence: 'Telephone number in the night; it stands on the sheet to finish by hand, for all who read that.',
    example: '+45 20 12 34 56',
  }),
});

/** What is said of `people`, also where a file without a site leaves them out. */
export const PEOPLE_SENTENCE = 'The people who answer prompts and approve.';

const peopleSchema = z
  .array(
    z.union([personSchema, plainText], {
      error: 'is nobody; write a name and roles, or the name of a person of the site file',
    }),
  )
  .min(1, { error: 'is empty; name the people who answer and approve' });

const discLabelsSchema = z.strictObject({
  disc1: field(discLabel, { sentence: 'Volume label of disc 1 of 2.', example: 'CCM_412_1' }),
  disc2: field(discLabel, { sentence: 'Volume label of disc 2 of 2.', example: 'CCM_412_2' }),
});

const orderSchema = z.strictObject({
  servers: field(z.array(serverName).min(1, { error: 'is empty; name every CallManager server' }), {
    sentence: 'Names of all CallManager servers in the order of work, the publisher first; application servers follow.',
    example: ['CM-PUB', 'CM-SUB1', 'CM-SUB2'],
  }),
  by: field(plainText, { sentence: 'The approver who gives the order and signs for it.', example: 'Ada Okafor' }),
  reason: field(plainText, {
    sentence: 'Why this order.',
    example: 'the phones of CM-PUB are on CM-SUB1, so CM-SUB1 comes next',
  }),
});

const windowSchema = z.strictObject({
  from: field(instantSchema, { sentence: 'When work may begin.', example: '2005-03-12T22:00:00+01:00' }),
  to: field(instantSchema, { sentence: 'When work must be done.', example: '2005-03-13T16:00:00+01:00' }),
});

/** Shape of a cluster file. Rules that look at several fields at once are in `config/rules/`. */
export const clusterFileSchema = z.strictObject({
  cluster: field(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, {
      error: 'is no name of a cluster; write at most 63 letters, digits, dots, hyphens and underscores',
    }),
    { sentence: 'Name of the cluster; its run is the workflow `ccm/<name>`.', example: 'berlin' },
  ),
  site: field(siteName.optional(), {
    sentence:
      "Site whose workers reach the servers (task queue `ccm-<site>`); without it any worker, or the site file's.",
    example: 'bln',
  }),
  rehearsal: field(z.boolean().default(false), {
    sentence:
      'Whether this is a lab on this machine; the lab writes it into its own files, and every trace of a run then says that it was a rehearsal.',
    example: true,
  }),
  from: field(release, { sentence: 'Release of CallManager that runs now.', example: '4.0(2a)', type: 'release' }),
  to: field(release, { sentence: 'Release of CallManager to reach.', example: '4.1(2)', type: 'release' }),
  station: field(
    endpointOrHost('is no station; describe it in a group of fields, or name a host of the site file').optional(),
    {
      sentence: 'The Windows management host through which servers are reached.',
      type: 'endpoint; with a site file the name of one of its hosts',
    },
  ),
  servers: field(z.array(serverSchema).min(1, { error: 'is empty; describe every server of the cluster' }), {
    sentence: 'Every server of the cluster, in the order in which servers of the same role are to be worked on.',
  }),
  order: field(orderSchema.optional(), {
    sentence: 'Order of the CallManager servers where S1 gives none, by the approver who signs for it.',
  }),
  names: field(namesSchema.optional(), {
    sentence: 'What resolves the names of the servers, and in which DNS domains they are.',
  }),
  people: field(peopleSchema.optional(), {
    sentence: PEOPLE_SENTENCE,
    type: 'list of groups; with a site file names of its people, or nothing for all of them',
  }),
  discLabels: field(discLabelsSchema.optional(), {
    sentence: "Volume labels of the installation discs; without them a disc in a drive is a person's word alone.",
  }),
  window: field(windowSchema.optional(), { sentence: 'The maintenance window.' }),
  vnc: field(plainText.optional(), {
    sentence:
      "Edition of Cisco's VNC document, where people work by VNC instead of at the console; VNC is then not stopped.",
    example: 'Using VNC with the Cisco IP Telephony Operating System, 2004-11',
  }),
  busyHourCallAttempts: field(count('calls').optional(), {
    sentence: 'Calls attempted in the busiest hour of the window, where somebody has measured them; else it is asked.',
    example: 640,
  }),
  parameters: field(z.array(parameterSchema).default([]), {
    sentence:
      'Service parameters whose suggested value and limits in the wanted release somebody has looked up; an upgrade changes those outside.',
  }),
  cdrSoftware: field(z.array(cdrSoftwareSchema).optional(), {
    sentence:
      "Other vendors' software that reads call detail records; `[]` says that there is none, without it that is asked.",
  }),
  h323: field(h323Schema.optional(), {
    sentence: 'H.323 trunks between clusters, and H.323 gateways; without it that is asked.',
  }),
  support: field(supportSchema.optional(), {
    sentence: 'Whom to call for help; `ccmctl support` and the report show it, and list what is missing.',
  }),
  worksheet: field(worksheetSchema.optional(), {
    sentence: 'What the installer is told on every server that has nothing of its own; `ccmctl worksheet` prints it.',
  }),
  secrets: field(secretsSchema.optional(), {
    sentence: 'Where the four secrets of the installer lie, for `ccmctl passwords check`; never a secret itself.',
  }),
  devicesMoveFirst: field(z.boolean().default(false), {
    sentence:
      'Whether people register all devices with the secondaries before the first primary is touched, so that all stay on one release.',
    example: true,
  }),
  testCalls: field(testCallsSchema.optional(), {
    sentence:
      'Calls that people try after each server that has devices, one by one: internal, outside line, emergency, voice mail.',
  }),
  matrix: field(matrixSchema.optional(), {
    sentence: 'What the Compatibility Matrix says of the wanted release; without it people are asked.',
  }),
  latest: field(latestSchema.optional(), {
    sentence: 'The latest levels for what runs now, as somebody has looked them up; without them people are asked.',
  }),
  baselineImage: field(osVersion.optional(), {
    sentence:
      'Oldest image of the operating system that the installer of the wanted release takes; without it people are asked.',
    example: '2000.4.2',
  }),
  durations: field(durationsSchema.optional(), { sentence: 'Durations that differ from the defaults.' }),
});

/** A cluster file that has the right shape, defaults filled in. */
export type ClusterFile = z.output<typeof clusterFileSchema>;
