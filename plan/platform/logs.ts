import type { Fact } from '../fact.ts';
import type { AnyTarget } from '../types/cluster.ts';
import type { Endpoint } from '../types/endpoint.ts';
import type { JournalEntry } from '../types/journal-entry.ts';
import type { OpenPrompt, ServerStatus } from '../types/run.ts';

/** Something that is looked for in a folder, and told as present or absent by itself. */
export interface LogLook {
  /** Such as `ccminst*.log`: as people write it. */
  readonly what: string;
  /** Whether a file of this name is one. */
  readonly matches: (name: string) => boolean;
  /** Numbers of the rules that send somebody there. */
  readonly source: readonly string[];
}

/** A folder of a server in which logs may lie. */
export interface LogPlace {
  /** Name of the folder that they are kept in here: small letters, digits and hyphens. */
  readonly key: string;
  /** As people write it. */
  readonly folder: string;
  /** As the host that reads it is asked for it. */
  readonly remote: string;
  readonly looks: readonly LogLook[];
}

/** Where a server's logs are, and through whom they are read. */
export interface LogRoute {
  readonly endpoint: Endpoint;
  /** The first one is there on every server: where it is not to be seen, nothing else is known to be absent. */
  readonly places: readonly LogPlace[];
}

/** What a run says of itself, as far as it tells whether somebody works at the installer of a server. */
export interface Standing {
  /** Whether the run goes on by itself, has ended by itself, or was ended from outside. */
  readonly run: 'under way' | 'ended' | 'ended by force';
  readonly servers: readonly ServerStatus[];
  readonly prompts: readonly Pick<OpenPrompt, 'id' | 'task'>[];
  readonly journal: readonly JournalEntry[];
}

/** What a line of a log may be: a message that is known. */
export interface MessageInLog {
  readonly id: string;
  readonly message: string;
  readonly score: number;
}

/** What a platform knows of the logs of its servers. */
export interface Logs {
  /** @param named paths of further logs, by people or by the messages of the installer */
  routeTo(target: AnyTarget, named: readonly string[]): LogRoute;
  /** Why a path is none of a log that can be fetched; undefined where it is one. */
  whyNoPath(path: string): string | undefined;
  /** Logs that messages name which people have reported of a server. */
  namedIn(journal: readonly JournalEntry[], server: string): readonly string[];
  /** Whether the installer of a server is known to stand still; unknown, with the reason, counts as not. */
  standsStill(standing: Standing, server: string): Fact<boolean>;
  /** The message that a line is, where it is one. */
  messageIn(line: string): MessageInLog | undefined;
  /** What everybody has to know who reads what was found in a log. */
  readonly remark: string;
}
