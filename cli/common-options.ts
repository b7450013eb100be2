import type { ArgumentDeclaration, Command, CommandInput, Context, OptionDeclaration } from './command.ts';
import { DEFAULT_PROCEDURE, isProcedure, PROCEDURE_NAMES, type ProcedureName } from './procedures.ts';

export const FILE_ARGUMENT: ArgumentDeclaration = { name: 'file', about: 'cluster file (YAML or JSON)' };

/** Whose eyes a command has that looks at servers without a worker. */
export const LOOKS_FROM_HERE =
  'It looks from this machine, not from a worker: it logs on to the station (or to the server, where that is reached directly) with the key or password that the cluster file names, which must lie on this machine; the station reads each server with the rights of that account. Nothing is changed on a server.';

export const CLUSTER_ARGUMENT: ArgumentDeclaration = { name: 'cluster', about: 'name of the cluster, as in its file' };

export const BY_OPTION: OptionDeclaration = {
  name: 'by',
  value: 'name',
  about: 'who says so, as named in the cluster file (default: your user name here)',
};

export const SIGN_OPTION: OptionDeclaration = {
  name: 'sign',
  value: 'key',
  valueOptional: true,
  about:
    'sign it with your SSH key, as a site file wants it: a file, or the public key of one that an agent holds (default: the key that ssh would try)',
};

/** The key to sign with: null: it is not signed; undefined: the key that `ssh` would try. */
export function keyOf(input: CommandInput): string | undefined | null {
  const key = input.option('sign');
  if (key === undefined) return null;
  return key === '' ? undefined : key;
}

export const PROCEDURE_OPTION: OptionDeclaration = {
  name: 'procedure',
  value: 'procedure',
  about: 'what is done to the cluster',
  choices: PROCEDURE_NAMES,
  default: DEFAULT_PROCEDURE,
};

export const TO_OPTION: OptionDeclaration = {
  name: 'to',
  value: 'version',
  about: 'release to reach, instead of the one in the file',
};

export const SERVERS_OPTION: OptionDeclaration = {
  name: 'servers',
  value: 'list',
  about: 'the new server, for add-subscriber and replace-publisher; several are separated by commas',
};

export const FROM_OPTION: OptionDeclaration = {
  name: 'from',
  value: 'place',
  about: 'stage or server to begin at: what lies before is looked at or attested, and not done again',
};

export const ANSWERS_OPTION: OptionDeclaration = {
  name: 'answers',
  value: 'file',
  about: 'what was answered before the run, as `ccmctl preflight` wrote it',
};

export const PROFILE_OPTION: OptionDeclaration = {
  name: 'profile',
  value: 'profile',
  about: "how Temporal is reached: a profile of the `temporal` command's file (TEMPORAL_CONFIG_FILE)",
};

export const SITE_FILE_OPTION: OptionDeclaration = {
  name: 'site-file',
  value: 'file',
  about: "site file: hosts, people and what answers need are the site's, and the cluster file only names them",
};

export const RUN_OPTION: OptionDeclaration = {
  name: 'run',
  value: 'id',
  about: 'an earlier run of the cluster, as `ccmctl runs` lists it (default: the newest)',
};

export const LOGS_OPTION: OptionDeclaration = {
  name: 'logs',
  value: 'dir',
  about: 'folder of `ccmctl logs`: its logs with their SHA-256, and whether each is still what was collected',
};

export const FAULTS_OPTION: OptionDeclaration = {
  name: 'faults',
  value: 'list',
  about: 'what goes wrong in the lab: NAME@SERVER[:always], separated by commas',
};

/** The profile asked for, of a command that speaks to Temporal; undefined for any other. */
export const profileOf = (command: Command, input: CommandInput): string | undefined =>
  command.options.includes(PROFILE_OPTION) ? input.option(PROFILE_OPTION.name) : undefined;

/** The site file asked for, of a command that takes one; undefined for any other. */
export const siteFileOf = (command: Command, input: CommandInput): string | undefined =>
  command.options.includes(SITE_FILE_OPTION) ? input.option(SITE_FILE_OPTION.name) : undefined;

/** The parts of an option that takes a list; empty when it was not given. */
export const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(',').filter((part) => part !== '');

/** The servers asked for, as the input of a run takes them; undefined where none were named. */
export const serversOf = (input: CommandInput): readonly string[] | undefined => {
  const servers = listOf(input.option('servers'));
  return servers.length > 0 ? servers : undefined;
};

/** Who sends a message: `--by`, or whoever is at the keyboard. */
export const senderOf = (context: Context, input: CommandInput): string => input.option('by') ?? context.user;

/** The procedure asked for. Throws TypeError for a name that the option's choices should have refused. */
export function procedureOf(input: CommandInput): ProcedureName {
  const name = input.option('procedure') ?? DEFAULT_PROCEDURE;
  if (!isProcedure(name)) throw new TypeError(`no procedure ${name}`);
  return name;
}
