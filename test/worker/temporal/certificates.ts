import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../../worker/temporal/run-program.ts';

/** Files of a certificate and its key, and what is in them. */
export interface Certified {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly certificate: Buffer;
  readonly key: Buffer;
}

/** An authority of the tests, made by `openssl` in a folder of its own. */
export interface Authority extends Certified {
  /** Makes a certificate; for a server at this machine unless told otherwise. */
  certify(name: string, options?: { readonly for?: string; readonly expired?: boolean }): Promise<Certified>;
  remove(): Promise<void>;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** `openssl ca` alone sets both ends of a certificate's time in every version. */
const CONFIGURATION = `[ca]
default_ca = authority
[authority]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = policy
copy_extensions = copy
unique_subject = no
[policy]
commonName = supplied
`;

export async function createAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'ccm-certificates-'));
  const openssl = (...words: readonly string[]) => runProgram('openssl', words, { cwd: folder });
  const read = async (name: string): Promise<Certified> => {
    const [certificateFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
    return { certificateFile, keyFile, certificate: await readFile(certificateFile), key: await readFile(keyFile) };
  };
  await writeFile(join(folder, 'ca.cnf'), CONFIGURATION);
  await writeFile(join(folder, 'index.txt'), '');
  await writeFile(join(folder, 'serial'), '01\n');
  await openssl(...['req', '-x509', ...KEY, '-days', '2', '-subj', '/CN=authority of the tests'], '-keyout', 'ca.key', '-out', 'ca.pem'); // prettier-ignore
  return {
    ...(await read('ca')),
    async certify(name, { for: names = 'DNS:localhost,IP:127.0.0.1', expired = false } = {}) {
      const request = ['req', '-new', ...KEY, '-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`];
      await openssl(...request, '-keyout', `${name}.key`, '-out', `${name}.csr`);
      const time = expired ? ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z'] : ['-days', '2'];
      const signing = ['ca', '-batch', '-notext', '-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key'];
      await openssl(...signing, ...time, '-in', `${name}.csr`, '-out', `${name}.pem`);
      return read(name);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
