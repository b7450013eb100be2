import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../../../../plan/platform/hosts.ts';
import { readAnswer } from '../../../../platforms/callmanager4/windows/read-answer.ts';
import { resultOf } from '../../../activities/command-result.ts';

const answerTo = (command: string, changes: Partial<CommandResult>) => readAnswer(resultOf({ command, ...changes }));

const STOP = 'sc \\\\CM-SUB1 stop "McShield"';
const CONFIG = 'sc \\\\CM-SUB1 config "McShield" start= disabled';
const REBOOT = 'shutdown -r -f -m \\\\CM-SUB1 -t 0 -c "ccmctl CM-SUB1/reboot"';
const REBOOT_2000 = 'shutdown /l /r /y /c /t:0 "ccmctl CM-SUB1/reboot"';
const OSQL = 'osql -E -S CM-PUB -d CCM0301 -b -Q "declare @r int"';

const status = (state: string): string =>
  `\r\nSERVICE_NAME: McShield\r\n        TYPE               : 10  WIN32_OWN_PROCESS\r\n        ${state}\r\n` +
  '                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)\r\n        WIN32_EXIT_CODE    : 0  (0x0)\r\n';

/** What Windows printed, its exit code, and what it means. The exit codes are those that were seen with these texts. */
const table: readonly (readonly [string, string, string, number, 'accepted' | 'refused' | 'unknown', number?])[] = [
  ['stop, begun', STOP, status('STATE              : 3  STOP_PENDING '), 0, 'accepted'],
  ['stop, begun, German', STOP, status('STATUS             : 3  STOP_PENDING '), 0, 'accepted'],
  [
    'stop, begun, doubled carriage returns',
    STOP,
    status('STATE              : 1  STOPPED ').replaceAll('\r\n', '\r\r\n'),
    0,
    'accepted',
  ],
  [
    'stop of what is stopped',
    STOP,
    '[SC] ControlService FAILED 1062:\r\n\r\nThe service has not been started.\r\n\r\n',
    38,
    'accepted',
  ],
  [
    'start of what runs',
    STOP,
    '[SC] StartService FAILED 1056:\r\n\r\nAn instance of the service is already running.\r\n',
    0,
    'accepted',
  ],
  [
    'no such service, exit code 0',
    STOP,
    '[SC] OpenService FAILED 1060:\r\n\r\nThe specified service does not exist as an installed service.\r\n',
    0,
    'refused',
    1060,
  ],
  [
    'no such service, German',
    STOP,
    '[SC] OpenService FEHLER 1060:\r\n\r\nDer angegebene Dienst ist kein installierter Dienst.\r\n',
    36,
    'refused',
    1060,
  ],
  [
    'no such service, French',
    STOP,
    "[SC] OpenService échec(s) 1060 :\r\n\r\nLe service spécifié n'existe pas en tant que service installé.\r\n",
    36,
    'refused',
    1060,
  ],
  [
    'no such service, of later Windows',
    STOP,
    '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n',
    36,
    'refused',
    1060,
  ],
  [
    'the node does not answer',
    STOP,
    '[SC] OpenSCManager FAILED 1722:\r\n\r\nThe RPC server is unavailable.\r\n',
    186,
    'refused',
    1722,
  ],
  ['not allowed', STOP, '[SC] OpenService FAILED 5:\r\n\r\nAccess is denied.\r\n', 5, 'refused', 5],
  ['start type set', CONFIG, '[SC] ChangeServiceConfig SUCCESS\r\n', 0, 'accepted'],
  ['start type set, German', CONFIG, '[SC] ChangeServiceConfig ERFOLG\r\n', 0, 'accepted'],
  ['start type set, French', CONFIG, '[SC] ChangeServiceConfig réussite(s)\r\r\n', 0, 'accepted'],
  ['marked for deletion', CONFIG, '[SC] ChangeServiceConfig FAILED 1072:\r\n', 48, 'refused', 1072],
  [
    'the usage text',
    CONFIG,
    'DESCRIPTION:\r\n        Modifies a service entry in the registry.\r\nUSAGE:\r\n',
    0,
    'unknown',
  ],
  ['no sc on this machine', STOP, "'sc' is not recognized as an internal or external command,\r\n", 1, 'unknown'],
  ['sc printed nothing', STOP, '', 0, 'unknown'],
  ['reboot accepted', REBOOT, '', 0, 'accepted'],
  [
    'reboot of a node that does not answer, exit code 0',
    REBOOT,
    '\\\\CM-SUB1: The RPC server is unavailable.(1722)\r\n',
    0,
    'refused',
    1722,
  ],
  ['reboot, German', REBOOT, '\\\\CM-SUB1: Der RPC-Server ist nicht verfügbar.(1722)\r\n', 0, 'refused', 1722],
  ['reboot not allowed', REBOOT, '\\\\CM-SUB1: Access is denied.(5)\r\n', 0, 'refused', 5],
  [
    'no shutdown on this machine',
    REBOOT,
    "'shutdown' is not recognized as an internal or external command,\r\n",
    1,
    'unknown',
  ],
  ['silence and a bad exit code', REBOOT, '', 1, 'unknown'],
  ['query done', OSQL, 'ccmctl-done\r\n', 0, 'accepted'],
  ['query that printed nothing', OSQL, '', 0, 'unknown'],
  ['job started', OSQL, "Job 'CM-PUB-CCM0301-CCM0301-1' started successfully.\r\nccmctl-done\r\n", 0, 'accepted'],
  ['job started, and cut before the end mark', OSQL, "Job 'CM-PUB-CCM0301-CCM0301-1' started succ", 0, 'unknown'],
  [
    'raised, exit code 0',
    OSQL,
    'Msg 50000, Level 16, State 1, Server CM-PUB, Line 1\r\nreinitializing failed\r\n',
    0,
    'refused',
  ],
  ['raised, German', OSQL, 'Meldung 50000, Ebene 16, Status 1, Server CM-PUB, Zeile 1\r\nFehler\r\n', 1, 'refused'],
  [
    'a message that is none of an error',
    OSQL,
    'Msg 20554, Level 10, State 1, Server CM-PUB, Procedure x, Line 1\r\nfor your information\r\nccmctl-done\r\n',
    0,
    'accepted',
  ],
  ['no login', OSQL, "Login failed for user 'WRKGRP\\guest'.\r\n", 1, 'refused'],
  [
    'no server',
    OSQL,
    '[DBNETLIB]SQL Server does not exist or access denied.\r\n[DBNETLIB]ConnectionOpen (Connect()).\r\n',
    1,
    'refused',
  ],
  ['the end mark, and a bad exit code', OSQL, 'ccmctl-done\r\n', 1, 'unknown'],
  ['a longer word than the end mark', OSQL, 'ccmctl-done-not\r\n', 0, 'unknown'],
  ['no login, German', OSQL, "Fehler bei der Anmeldung für den Benutzer 'WRKGRP\\guest'.\r\n", 1, 'unknown'],
  ['usage of osql', OSQL, 'usage: osql              [-U login id]          [-P password]\r\n', 0, 'unknown'],
  ['start type set, and a bad exit code', CONFIG, '[SC] ChangeServiceConfig SUCCESS\r\n', 1, 'unknown'],
  ['usage of the shutdown of Windows XP', REBOOT, 'Usage: shutdown [-i | -l | -s | -r | -a] [-f]\r\n', 0, 'unknown'],
  [
    'usage of the shutdown of the Resource Kit',
    REBOOT_2000,
    'SHUTDOWN Usage: SHUTDOWN [\\\\ComputerName] [/L]\r\n',
    0,
    'unknown',
  ],
  ['reboot by the Resource Kit accepted', REBOOT_2000, '', 0, 'accepted'],
  ['another program', 'del C:\\*', '', 0, 'unknown'],
];

/** What Windows says of a program that is not there, in the languages that we know of, and what no language says. */
const NOT_FOUND = [
  "'PROGRAM' is not recognized as an internal or external command,\r\noperable program or batch file.\r\n",
  'Der Befehl "PROGRAM" ist entweder falsch geschrieben oder\r\nkonnte nicht gefunden werden.\r\n',
  "'PROGRAM' n'est pas reconnu en tant que commande interne\r\nou externe, un programme exécutable ou un fichier de commandes.\r\n",
  '"PROGRAM" no se reconoce como un comando interno o externo,\r\nprograma o archivo por lotes ejecutable.\r\n',
  'PROGRAM: The term is not recognized as the name of a cmdlet, function, script file, or operable program.\r\n',
  'Access is denied.\r\n',
  'Zugriff verweigert\r\n',
];

const cases = table.map(([name, command, output, exitCode, kind, code]) => ({
  name,
  command,
  output,
  exitCode,
  kind,
  code,
}));

it('is unknown where a command printed more than is kept, whatever the beginning says', () => {
  for (const [, command, stdout, exitCode] of table) {
    expect(answerTo(command, { stdout, exitCode, overflowed: true }).kind).toBe('unknown');
  }
});

describe('what a command printed', () => {
  it.each(cases)('$name', ({ command, output, exitCode, kind, code }) => {
    const answer = answerTo(command, { stdout: output, exitCode });
    expect(answer.kind).toBe(kind);
    if (code !== undefined) expect(answer).toMatchObject({ code });
  });

  it.each(cases)('is no word of being taken on standard error: $name', ({ command, output, exitCode, kind }) => {
    const isComplaint = kind === 'accepted' && output.trim() !== '' && !output.includes('FAILED');
    const answer = answerTo(command, { stderr: output, exitCode });
    expect(answer.kind).toBe(isComplaint ? 'unknown' : kind);
  });

  it('is taken only when it ends with exit code 0, whatever it printed', () => {
    for (const { command, output, kind } of cases.filter((one) => !one.output.includes('FAILED')))
      for (const exitCode of [null, 1, 36, 255, 1722, -1])
        expect(answerTo(command, { stdout: output, exitCode }).kind).toBe(kind === 'accepted' ? 'unknown' : kind);
  });

  it.each(NOT_FOUND)('is unknown, with its text, when the program was not run: %s', (text) => {
    for (const command of [STOP, CONFIG, REBOOT, REBOOT_2000, OSQL])
      for (const stream of ['stdout', 'stderr'])
        for (const exitCode of [0, 1, 49, 9009, null]) {
          const said = text.replaceAll('PROGRAM', /^\w+/.exec(command)?.[0] ?? '');
          const answer = answerTo(command, { [stream]: said, exitCode });
          expect(answer).toEqual({ kind: 'unknown', text: said.replace(/\s+/g, ' ').trim() });
        }
  });

  it.each(cases)('means nothing when the connection was lost or the time was up: $name', ({ command, output }) => {
    expect(answerTo(command, { stdout: output, exitCode: null, disconnected: true }).kind).toBe('unknown');
    expect(answerTo(command, { stdout: output, exitCode: null, timedOut: true }).kind).toBe('unknown');
  });
});
