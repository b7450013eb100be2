import { agentRow, answerTo, printed, row } from './sql/osql-output.ts';
import { wholeLook } from './site-fixture.ts';

const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\r\n`).join('');

const lastWord = (command: string, pattern: RegExp): string => pattern.exec(command)?.[1] ?? '';

/** What `osql` prints for each query of the product. */
function rowsFor(command: string): readonly string[] {
  if (command.includes('MSdistribution_agents'))
    return [agentRow('CM-SUB1', 'CCM0301', 4, 'No replicated transactions')];
  if (command.includes('MSsubscriptions')) return [row('CM-SUB1', 'CCM0301', 2, 245)];
  if (command.includes('ProcessConfig')) return [row('Cisco CallManager', 'CM-PUB', 'CdrEnabled', 'F')];
  return [row('CCM0301')];
}

const PING = (address: string): string =>
  lines(
    `Pinging ${address} with 32 bytes of data:`,
    `Reply from ${address}: bytes=32 time<10ms TTL=128`,
    `Ping statistics for ${address}:`,
    '    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),',
  );

/** What a line prints that is run on a server for its names; each part has its mark behind it. */
function namesFor(line: string): string {
  const table = lines(
    'Node IpAddress: [10.1.1.1] Scope Id: []',
    '    CM-SUB1        <20>  UNIQUE          10.1.1.2            -1',
  );
  const said: Readonly<Record<string, string>> = {
    ping: PING('10.1.1.2').replace('Pinging 10.1.1.2', 'Pinging CM-SUB1 [10.1.1.2]'),
    nbtstat: table,
    ipconfig: lines(
      'Windows 2000 IP Configuration',
      '',
      '    Record Name . . . : cm-sub1',
      '    Record Type . . . : 1',
    ),
  };
  return line
    .split(' & ')
    .map((part) =>
      part.startsWith('echo ') ? `${part.slice('echo '.length)} \r\n` : (said[part.split(' ')[0] ?? ''] ?? ''),
    )
    .join('');
}

function thereFor(command: string): string {
  const [, node = '', nonce = '', line = ''] = /run-there\.vbs (\S+) (\S+) "(.*)"$/.exec(command) ?? [];
  const out = `${namesFor(line)}node=${node}`.split('\r\n').map((text, index) => `out.${index}=${text}`);
  return lines('runthere=2', ...out, `out.count=${out.length}`, `end=${nonce}`);
}

/** What an honest station prints for each command line that the product sends; all of it is for the server that was asked. */
export function honestAnswer(command: string): string {
  if (command.startsWith('osql ')) {
    const query = command.includes('sp_') ? '' : answerTo(command, ...rowsFor(command));
    return query === '' ? printed('ccmctl-done') : query;
  }
  if (command.includes('run-there.vbs')) return thereFor(command);
  if (command.startsWith('cscript ')) return wholeLook(command);
  if (command.startsWith('ping '))
    return `${PING(lastWord(command, /(\d+(?:\.\d+){3}) &/))}end=${lastWord(command, /end=(\S+)$/)}\r\n`;
  if (command.startsWith('if exist ')) return `10.1.1.1 CM-PUB\r\nthere=${lastWord(command, /there=(\w+)/)}\r\n`;
  if (command.startsWith('sc ')) return '[SC] ChangeServiceConfig SUCCESS\r\n';
  return '';
}
