/** A name with its address, as a line of a file has it. */
export interface LoadedName {
  readonly name: string;
  readonly address: string;
}

const linesOf = (text: string | undefined): readonly string[] => text?.split(/\r?\n/) ?? [];

/** `ADDRESS NAME NAME...`; what stands behind # means nothing. */
const loadHosts = (line: string): readonly LoadedName[] => {
  const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
  return names.map((name) => ({ name, address }));
};

/** `ADDRESS NAME #PRE`: without #PRE, in capitals, a line is read only when its name is asked for. */
const loadLmhosts = (line: string): readonly LoadedName[] => {
  const [, address = '', name = ''] = /^\s*([\d.]+)\s+([^\s"#]+)\s+#PRE\b/.exec(line) ?? [];
  return name === '' ? [] : [{ name, address }];
};

/** What a machine has loaded of HOSTS and LMHOSTS: when it boots, and when somebody has it load them anew. */
export class NameCaches {
  readonly #files: ReadonlyMap<string, string>;
  #dns: readonly LoadedName[] = [];
  #netbios: readonly LoadedName[] = [];

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
    this.load();
  }

  load(): void {
    this.loadDns();
    this.loadNetbios();
  }

  get dns(): readonly LoadedName[] {
    return this.#dns;
  }

  get netbios(): readonly LoadedName[] {
    return this.#netbios;
  }

  loadDns(): void {
    this.#dns = linesOf(this.#files.get('hosts')).flatMap(loadHosts);
  }

  loadNetbios(): void {
    this.#netbios = linesOf(this.#files.get('lmhosts')).flatMap(loadLmhosts);
  }
}
