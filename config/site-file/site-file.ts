import { z } from 'zod';
import { field, plainText } from '../schema/field.ts';
import { instantSchema } from '../schema/instant.ts';
import { environmentName } from '../schema/secret.ts';
import { auditSchema } from './schema/audit.ts';
import { folder } from './schema/folder.ts';
import { siteHostSchema } from './schema/host.ts';
import { noticesSchema } from './schema/notices.ts';
import { groupSchema, sitePersonSchema } from './schema/people.ts';
import { policiesSchema } from './schema/policies.ts';
import { sheetsSchema } from './schema/sheets.ts';

/** What sites are called by, in cluster files, queues and here. */
export const siteName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/, {
  error: 'is no name of a site; write at most 31 small letters, digits and hyphens',
});

const secretsSchema = z.strictObject({
  folders: field(z.array(folder).default([]), {
    sentence: 'Folders that secrets may be read from; where links lead is what counts.',
    example: ['/etc/ccmctl/secrets'],
  }),
  variables: field(z.array(environmentName).default([]), {
    sentence: 'Variables of the environment that secrets may be read from.',
    example: ['CCM_STATION_PASSWORD'],
  }),
});

const windowSchema = z.strictObject({
  from: field(instantSchema, { sentence: 'When it begins.', example: '2005-03-12T22:00:00+01:00' }),
  to: field(instantSchema, { sentence: 'When it ends.', example: '2005-03-13T16:00:00+01:00' }),
});

const freezeSchema = z.strictObject({
  ...windowSchema.shape,
  reason: field(plainText, { sentence: 'Why nothing is begun then.', example: 'end of the quarter' }),
});

/** Shape of a site file. Rules that look at several fields at once are in `rules/`. */
export const siteFileSchema = z.strictObject({
  site: field(siteName, {
    sentence: 'Name of the site; its workers listen on the task queue `ccm-<site>`.',
    example: 'bln',
  }),
  secrets: field(secretsSchema.default({ folders: [], variables: [] }), {
    sentence: 'Where secrets may come from: those of the hosts here, and those that cluster files name.',
  }),
  hosts: field(z.array(siteHostSchema).min(1, { error: 'is empty; describe the hosts that are logged on to' }), {
    sentence: 'Every host that is logged on to: stations, servers that are reached directly, and hosts on the way.',
  }),
  groups: field(z.array(groupSchema).min(1, { error: 'is empty; write the groups that people belong to' }), {
    sentence: 'Groups of people, and what each may do.',
  }),
  people: field(z.array(sitePersonSchema).min(1, { error: 'is empty; name the people who answer and approve' }), {
    sentence: 'The people of the site; a cluster file names those of them who are concerned.',
  }),
  policies: field(policiesSchema.default({}), {
    sentence: 'What is wanted before an answer counts, by what is asked.',
  }),
  windows: field(z.array(windowSchema).default([]), {
    sentence: 'Times in which runs may begin servers; without any, every time is one.',
  }),
  freezes: field(z.array(freezeSchema).default([]), { sentence: 'Times in which no run may begin a server.' }),
  ledger: field(folder, {
    sentence: "Folder that all the site's workers share, in which each act is written down before it is begun.",
    example: '/var/lib/ccmctl/ledger',
  }),
  notices: field(noticesSchema.default({ webhooks: [] }), { sentence: 'Who is told of what happens, and how.' }),
  audit: field(auditSchema.optional(), {
    sentence: 'Where the record of every run is kept; without it there is none.',
  }),
  sheets: field(sheetsSchema.optional(), {
    sentence:
      'Where the sheet of every cluster is kept by which people finish a night by hand; without it there is none.',
  }),
});

/** A site file that has the right shape, defaults filled in. */
export type SiteFile = z.output<typeof siteFileSchema>;
