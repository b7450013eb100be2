import type { Person } from './cluster.ts';
import type { Endpoint, SecretReference } from './endpoint.ts';

/**
 * What people are asked for, as a site makes its rules: to approve a plan or a changed site, to do what only people can do,
 * to decide about trouble, and to have a run go on after a hold.
 */
export const PROMPT_KINDS = ['approval', 'work', 'decision', 'resume'] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

/** What a site wants before an answer of one kind counts. */
export interface PromptPolicy {
  /** Whether only a signed answer is taken. An unsigned one that is taken is claimed by its sender, not attested. */
  readonly signed: boolean;
  /** How many people have to give it, each of them once. */
  readonly people: number;
  /** Groups whose members may give it; empty: whoever may by what their groups may do. */
  readonly groups: readonly string[];
  /** Whether whoever started the run, or wrote its plan, may not give it. */
  readonly notRequester: boolean;
  /** Whether whoever did a step may not be the one who decides about it or confirms it. */
  readonly notDoer: boolean;
  /** When people are reminded, and when those of another group are told, in seconds; absent: as the cluster file says, never. */
  readonly remindSeconds?: number;
  readonly escalate?: { readonly afterSeconds: number; readonly to: readonly string[] };
  /** When the run is held because nobody has answered, in seconds; absent: it waits. */
  readonly holdAfterSeconds?: number;
}

export type PromptPolicies = Readonly<Record<PromptKind, PromptPolicy>>;

/** What a plan says of the site whose rules it goes by: the approved hash covers it. Absent in a plan: there is no site file. */
export interface SiteRules {
  readonly name: string;
  /** SHA-256 of the canonical JSON of all that the site file says, hexadecimal. */
  readonly hash: string;
  readonly policies: PromptPolicies;
  /** What its runs tell people of, beside those who look; absent: nothing. */
  readonly notices?: NoticeMode;
  /** A record is kept of its runs; absent: there is none. */
  readonly isAudited?: true;
  /** A sheet is kept by which people finish a run's night by hand; absent: there is none. */
  readonly hasSheets?: true;
}

/** Whether people are told of all that asks for them, or only of what went wrong. */
export const NOTICE_MODES = ['all', 'errors'] as const;
export type NoticeMode = (typeof NOTICE_MODES)[number];

/** A person of a site. */
export interface SitePerson extends Person {
  readonly groups: readonly string[];
  /** Public keys, each as one line of `ssh-keygen`: type and base64. */
  readonly keys: readonly string[];
  /** Where notices are sent. */
  readonly address?: string;
}

/** A time in which no run may begin a server, and why. */
export interface Freeze {
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** A time in which runs of the site may begin servers. */
export interface SiteWindow {
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
}

/** Who is told of what happens in runs, beside those who look. */
export interface Notices {
  /** Mail to people of the site, by their addresses. */
  readonly mail?: MailRules;
  /** They are told of everything. */
  readonly webhooks: readonly Webhook[];
}

export interface MailRules {
  /** `host:port`. */
  readonly server: string;
  readonly from: string;
  readonly mode: NoticeMode;
  /** `required`: nothing is sent without TLS; `offered`: in clear where the server has none. */
  readonly tls: 'required' | 'offered';
  /** File with the certificates that the server's must go back to; absent: those that Node knows. */
  readonly ca?: string;
  readonly login?: { readonly user: string; readonly secret: SecretReference };
}

export interface Webhook {
  readonly url: string;
  /** What each notice is signed with. */
  readonly secret: SecretReference;
  /** As that of the mail server. */
  readonly ca?: string;
}

/** Where the workers of a site keep the record of each run. */
export interface SiteAudit {
  /** Folder that they share. */
  readonly folder: string;
  /** File of a worker's own key, which signs the record. */
  readonly key: string;
  /** Public keys of all of them, each as one line of `ssh-keygen`. */
  readonly workers: readonly string[];
}

/** Where the workers of a site keep the sheet of each cluster. */
export interface SiteSheets {
  readonly folder: string;
  /** Where the installation discs, kept drives and backups lie, as people of the site say it; absent: nobody has said. */
  readonly discs?: string;
  /** Where cluster files and downloaded files lie. */
  readonly files?: string;
  /** Machines that run its workers. */
  readonly workers?: readonly string[];
  /** Whom people call for help who are not of the site; absent: what the platform knows. */
  readonly support?: readonly { readonly name: string; readonly phone: string }[];
}

/** What a site's file says, read and resolved: the site's own, and nobody's run brings any of it. */
export interface SiteInForce extends Omit<SiteRules, 'notices' | 'isAudited' | 'hasSheets'> {
  /** By the names that cluster files call them. */
  readonly hosts: Readonly<Record<string, Endpoint>>;
  readonly people: readonly SitePerson[];
  /** Where secrets may come from: folders, and variables of the environment. */
  readonly secrets: { readonly folders: readonly string[]; readonly variables: readonly string[] };
  /** Empty: any time is one. */
  readonly windows: readonly SiteWindow[];
  readonly freezes: readonly Freeze[];
  readonly notices: Notices;
  /** Folder that the site's workers share: which acts were begun is written there. */
  readonly ledger: string;
  /** Absent: no record is kept. */
  readonly audit?: SiteAudit;
  /** Absent: there are none. */
  readonly sheets?: SiteSheets;
}

/** Reads what is in force at this moment: whoever and whatever was withdrawn does not count from then on. */
export type ReadSite = () => Promise<SiteInForce>;
