import type { Fact } from '../../../plan/fact.ts';

/** A name of the NetBIOS cache. */
export interface NetbiosName {
  readonly name: string;
  readonly address: string;
  /** Seconds that it stays; -1: it was loaded from LMHOSTS, and stays. */
  readonly life: number;
}

/** A record of the DNS cache: a name with its address, or an address with its name. */
export interface DnsRecord {
  readonly type: 'forward' | 'reverse';
  /** Without a dot at its end. */
  readonly name: string;
  readonly address: string;
}

/** What a server has loaded of names, whatever its files say by now. */
export interface NameCaches {
  readonly netbios: Fact<readonly NetbiosName[]>;
  readonly dns: Fact<readonly DnsRecord[]>;
}

/** What a server finds when it looks for another one. */
export interface NameFound {
  /** Name of the other server in the cluster file. */
  readonly name: string;
  /** Address that its name leads to; null: none. */
  readonly address: Fact<string | null>;
  /** Whether that address replied. */
  readonly replies: Fact<boolean>;
  /** Name that its address of the cluster file leads back to; null: none. */
  readonly back: Fact<string | null>;
  /** Whether it is found by NetBIOS, too. */
  readonly byNetbios: Fact<boolean>;
}
