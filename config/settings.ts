import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { profileFileOf } from './profile-file.ts';
import { SettingsError, type Environment } from './settings-error.ts';
import { readTemporalAccess, type TemporalAccess } from './temporal-access.ts';
import { HEADER_VARIABLES, TEMPORAL_VARIABLES } from './temporal-variables.ts';

/** What each variable of the environment means; an empty value counts as not set. */
const variables = z.object({
  ...TEMPORAL_VARIABLES,
  TEMPORAL_CLI_PATH: z.string().optional().describe('The `temporal` program to start development servers with.'),
  TEMPORAL_UI_URL: z
    .url({ protocol: /^https?$/, error: 'expected an http or https address' })
    .optional()
    .describe('Where the UI of the server at TEMPORAL_ADDRESS is, for the links that are printed.'),
  CCMCTL_CODEC_KEYS: z
    .string()
    .optional()
    .describe('A file of namespaces and the keys that everything in them is encrypted with; nothing is without it.'),
  CCMCTL_TEST_SERVER_PATH: z.string().optional().describe('The time-skipping Temporal server that tests start.'),
  SSH_AUTH_SOCK: z
    .string()
    .optional()
    .describe('Socket of the ssh-agent, for hosts with `agent: true` in a site file.'),
  XDG_CACHE_HOME: z.string().optional().describe('Folder of caches; ccmctl keeps programs it fetched or built there.'),
  NO_COLOR: z.string().optional().describe('Any value: no colours on the terminal.'),
  CI: z.string().optional().describe('Any value but `false` or `0`: nobody watches, so progress is printed sparsely.'),
  PATH: z.string().default('').describe('Folders that programs are looked for in.'),
});

/** What the environment says, read once and found valid. */
export interface Settings {
  /** How the Temporal server is reached that runs live on. */
  readonly temporal: TemporalAccess;
  /** The same for rehearsals: a profile that nobody has named does not count, since real runs may live there. */
  readonly temporalToRehearse: TemporalAccess;
  /** The `temporal` program to start development servers with. */
  readonly temporalCliPath?: string;
  /** Where the UI of the server at that address is, without a slash at the end. */
  readonly temporalUiUrl?: string;
  /** Names the keys of each namespace in which everything is encrypted. */
  readonly codecKeysFile?: string;
  /** File of profiles of the `temporal` command; it may not exist. */
  readonly profileFile: string;
  /** The time-skipping server of the tests. */
  readonly testServerPath?: string;
  /** Where fetched and built programs and databases of development servers are kept; it may not exist yet. */
  readonly cacheFolder: string;
  /** Whether colours are allowed on a terminal. */
  readonly colour: boolean;
  /** Whether this is an automatic run that nobody watches. */
  readonly ci: boolean;
  /** Folders that programs are looked for in, in order. */
  readonly programFolders: readonly string[];
}

/**
 * Reads what the environment says; nothing else in the product reads the environment.
 * @param profile of Temporal's file of profiles, as the command line names it
 * @throws SettingsError that names every variable that cannot be used, and its value.
 */
export function readSettings(env: Environment = process.env, profile?: string): Settings {
  const read = variables.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!read.success) throw new SettingsError(read.error.issues.map((issue) => sentenceOf(issue, env)).join('\n'));
  const found = read.data;
  return {
    temporal: readTemporalAccess(env, { profile, byDefault: true }),
    temporalToRehearse: readTemporalAccess(env, { profile, byDefault: false }),
    ...(found.TEMPORAL_CLI_PATH && { temporalCliPath: found.TEMPORAL_CLI_PATH }),
    ...(found.TEMPORAL_UI_URL && { temporalUiUrl: found.TEMPORAL_UI_URL.replace(/\/+$/, '') }),
    ...(found.CCMCTL_CODEC_KEYS && { codecKeysFile: found.CCMCTL_CODEC_KEYS }),
    profileFile: profileFileOf(env),
    ...(found.CCMCTL_TEST_SERVER_PATH && { testServerPath: found.CCMCTL_TEST_SERVER_PATH }),
    cacheFolder: join(found.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ccmctl'),
    colour: found.NO_COLOR === undefined,
    ci: found.CI !== undefined && !['false', '0'].includes(found.CI),
    programFolders: found.PATH.split(delimiter).filter((folder) => folder !== ''),
  };
}

/**
 * Reads one variable that a cluster file names as the keeping place of a secret.
 * @returns undefined when it is not set; an empty one is a secret that is empty.
 */
export const readSecretVariable = (name: string, env: Environment = process.env): string | undefined => env[name];

/** Socket of the ssh-agent; undefined when none is named. */
export const readAgentSocket = (env: Environment = process.env): string | undefined =>
  env['SSH_AUTH_SOCK'] || undefined;

/** Name and sentence of each variable that is read, for the documentation. */
export const settingsReference = (): readonly { readonly variable: string; readonly meaning: string }[] => [
  ...Object.entries(variables.shape).map(([variable, schema]) => ({ variable, meaning: schema.description ?? '' })),
  { variable: `${HEADER_VARIABLES}*`, meaning: 'A header of every call to Temporal, named by what stands for `*`.' },
];

function sentenceOf(issue: z.core.$ZodIssue, env: Environment): string {
  const variable = String(issue.path[0]);
  return `${variable} is ${JSON.stringify(env[variable])}: ${issue.message}`;
}

/** The environment of a program of OpenSSH that asks nobody for a passphrase: such a key is none that a worker can use. */
export const environmentAskingNobody = (env: Environment = process.env): Environment => ({
  ...env,
  SSH_ASKPASS: 'false',
  SSH_ASKPASS_REQUIRE: 'force',
});
