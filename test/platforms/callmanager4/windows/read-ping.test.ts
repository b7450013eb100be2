import { describe, expect, it } from 'vitest';
import { readPing, type PingAnswer } from '../../../../platforms/callmanager4/windows/read-ping.ts';
import { resultOf } from '../../../activities/command-result.ts';

const pingAnswer = (stdout: string): PingAnswer => {
  const answer = readPing(resultOf({ stdout: `${stdout}end=N1\r\n` }), '10.1.1.2', 'N1');
  return answer.known ? answer.value : 'unknown';
};

const printed = (...lines: readonly string[]): string => lines.join('\r\n') + '\r\n';

const table: readonly (readonly [string, string, 'answers' | 'silent' | 'unknown'])[] = [
  [
    'a reply',
    printed(
      '',
      'Pinging 10.1.1.2 with 32 bytes of data:',
      '',
      'Reply from 10.1.1.2: bytes=32 time<10ms TTL=128',
      '',
      'Ping statistics for 10.1.1.2:',
      '    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),',
    ),
    'answers',
  ],
  [
    'a reply, German',
    printed(
      'Ping wird ausgeführt für 10.1.1.2 mit 32 Bytes Daten:',
      'Antwort von 10.1.1.2: Bytes=32 Zeit<10ms TTL=128',
      'Pakete: Gesendet = 1, Empfangen = 1, Verloren = 0 (0% Verlust),',
    ),
    'answers',
  ],
  [
    'a reply, French',
    printed(
      'Réponse de 10.1.1.2 : octets=32 temps<10 ms TTL=128',
      'Paquets : envoyés = 1, reçus = 1, perdus = 0 (perte 0%),',
    ),
    'answers',
  ],
  [
    'silence',
    printed(
      'Pinging 10.1.1.2 with 32 bytes of data:',
      '',
      'Request timed out.',
      '',
      'Ping statistics for 10.1.1.2:',
      '    Packets: Sent = 1, Received = 0, Lost = 1 (100% loss),',
    ),
    'silent',
  ],
  [
    'silence, German',
    printed(
      'Ping wird ausgeführt für 10.1.1.2 mit 32 Bytes Daten:',
      'Zeitüberschreitung der Anforderung.',
      'Pakete: Gesendet = 1, Empfangen = 0, Verloren = 1 (100% Verlust),',
    ),
    'silent',
  ],
  [
    'silence, French',
    printed(
      "Envoi d'une requête 'ping' sur 10.1.1.2 avec 32 octets de données :",
      "Délai d'attente de la demande dépassé.",
      'Paquets : envoyés = 1, reçus = 0, perdus = 1 (perte 100%),',
    ),
    'silent',
  ],
  [
    'a router that answers in its place, without loss',
    printed(
      'Pinging 10.1.1.2 with 32 bytes of data:',
      'Reply from 10.1.1.254: Destination host unreachable.',
      'Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),',
    ),
    'silent',
  ],
  [
    'another machine that replies',
    printed(
      'Pinging 10.1.1.2 with 32 bytes of data:',
      'Reply from 10.1.1.3: bytes=32 time<10ms TTL=128',
      'Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),',
    ),
    'unknown',
  ],
  [
    'another address that is silent',
    printed(
      'Pinging 10.1.1.3 with 32 bytes of data:',
      'Request timed out.',
      'Packets: Sent = 1, Received = 0, Lost = 1 (100% loss),',
    ),
    'unknown',
  ],
  [
    'a reply that was lost',
    printed(
      'Pinging 10.1.1.2 with 32 bytes of data:',
      'Reply from 10.1.1.2: bytes=32 time<10ms TTL=128',
      'Packets: Sent = 1, Received = 0, Lost = 1 (100% loss),',
    ),
    'unknown',
  ],
  ['a name that nobody knows', printed('Unknown host CM-SUB9.'), 'unknown'],
  ['no ping on this machine', printed("'ping' is not recognized as an internal or external command,"), 'unknown'],
  ['cut before its end', printed('Pinging 10.1.1.2 with 32 bytes of data:', '', 'Request timed out.'), 'unknown'],
  ['nothing at all', '', 'unknown'],
];

describe('ping', () => {
  it.each(table)('%s', (_name, output, answer) => {
    expect(pingAnswer(output)).toBe(answer);
    expect(pingAnswer(output.replaceAll('\r\n', '\r\r\n'))).toBe(answer);
  });
});
