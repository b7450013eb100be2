import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../../../../plan/platform/hosts.ts';
import { readAnswer } from '../../../../platforms/callmanager4/windows/read-answer.ts';
import { resultOf } from '../../../activities/command-result.ts';

const answerTo = (command: string, changes: Partial<CommandResult>) => readAnswer(resultOf({ command, ...changes }));

const STOP = 'sc \\\\CM-SUB1 stop "McShield"';
const CONFIG = 'sc \\\\CM-SUB1 config "McShield" start= disabled';
const REBOOT = 'shutdown -r -f -m \\\\CM-SUB1 -t 0 -c "ccmctl CM-SUB1/reboot"';
const REBOOT_2000 = 'shutdown /l /r /y /c /t:0 "ccmctl CM-SUB1/reboot"';
const THERE = 'cscript //nologo C:\\ccmctl\\run-there.vbs CM-SUB1 act "nbtstat -R"';
const COPY = 'copy /y C:\\a C:\\b && type nul >C:\\a';
const APPEND = '>>C:\\a echo 10.1.1.1 CM-PUB';
const OSQL = 'osql -E -S CM-PUB -d CCM0301 -b -Q "declare @r int"';

const status = (state: string): string =>
  `\r\nSERVICE_NAME: McShield\r\n        TYPE               : 10  WIN32_OWN_PROCESS\r\n        ${state}\r\n` +
  '                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)\r\n        WIN32_EXIT_CODE    : 0  (0x0)\r\n';

type Said = readonly [name: string, output: string, exitCode: number, code?: number];

const FAILED = '[SC] OpenService FAILED 1060:\r\n\r\nThe specified service does not exist as an installed service.\r\n';
const FEHLER = '[SC] OpenService FEHLER 1060:\r\n\r\nDer angegebene Dienst ist kein installierter Dienst.\r\n';
const ECHEC =
  "[SC] OpenService échec(s) 1060 :\r\n\r\nLe service spécifié n'existe pas en tant que service installé.\r\n";
const NOT_STARTED = '[SC] ControlService FAILED 1062:\r\n\r\nThe service has not been started.\r\n\r\n';
const RUNS = '[SC] StartService FAILED 1056:\r\n\r\nAn instance of the service is already running.\r\n';
const NO_NODE = '[SC] OpenSCManager FAILED 1722:\r\n\r\nThe RPC server is unavailable.\r\n';
const USAGE = 'DESCRIPTION:\r\n        Modifies a service entry in the registry.\r\nUSAGE:\r\n';
const NO_SERVER = '[DBNETLIB]SQL Server does not exist or access denied.\r\n[DBNETLIB]ConnectionOpen (Connect()).\r\n';
const RAISED = 'Msg 50000, Level 16, State 1, Server CM-PUB, Line 1\r\nreinitializing failed\r\n';
const TOLD =
  'Msg 20554, Level 10, State 1, Server CM-PUB, Procedure x, Line 1\r\nfor your information\r\nccmctl-done\r\n';
const JOB = "Job 'CM-PUB-CCM0301-CCM0301-1' started succ";
const LOGIN = "Fehler bei der Anmeldung für den Benutzer 'WRKGRP\\guest'.\r\n";

/** What Windows printed and its exit code, by the command and by what it means; seen together as they stand here. */
const TABLE: readonly (readonly [string, 'accepted' | 'refused' | 'unknown', readonly Said[]])[] = [
  [
    THERE,
    'accepted',
    [['the whole output of the line', 'runthere=1\r\nout.0=Successful purge\r\nout.count=1\r\nend=act\r\n', 0]],
  ],
  [
    THERE,
    'refused',
    [
      ['no way to the node, exit code 0', `runthere=1\r\nerror.connect=-2147023174 RPC\r\nend=act\r\n`, 0, -2147023174],
      ['no process was made, exit code 0', 'runthere=1\r\nerror.create=9 the process\r\nend=act\r\n', 0, 9],
    ],
  ],
  [
    THERE,
    'unknown',
    [
      ['an output without its end', 'runthere=1\r\nout.0=Successful purge\r\n', 0],
      ['no such script, exit code 0', 'Input Error: Can not find script file.\r\n', 0],
    ],
  ],
  [COPY, 'accepted', [['one file', '        1 file(s) copied.\r\n', 0]]],
  [COPY, 'unknown', [['a file that is not there', '', 1]]],
  [APPEND, 'accepted', [['nothing', '', 0]]],
  [APPEND, 'unknown', [['a folder that may not be written to', '', 1]]],
  [
    STOP,
    'accepted',
    [
      ['stop, begun', status('STATE              : 3  STOP_PENDING '), 0],
      ['stop, begun, German', status('STATUS             : 3  STOP_PENDING '), 0],
      ['stop, doubled carriage returns', status('STATE              : 1  STOPPED ').replaceAll('\r\n', '\r\r\n'), 0],
      ['stop of what is stopped', NOT_STARTED, 38],
      ['start of what runs', RUNS, 0],
    ],
  ],
  [
    STOP,
    'refused',
    [
      ['no such service, exit code 0', FAILED, 0, 1060],
      ['no such service, German', FEHLER, 36, 1060],
      ['no such service, French', ECHEC, 36, 1060],
      ['no such service, of later Windows', '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n', 36, 1060],
      ['the node does not answer', NO_NODE, 186, 1722],
      ['not allowed', '[SC] OpenService FAILED 5:\r\n\r\nAccess is denied.\r\n', 5, 5],
    ],
  ],
  [
    STOP,
    'unknown',
    [
      ['no sc on this machine', "'sc' is not recognized as an internal or external command,\r\n", 1],
      ['sc printed nothing', '', 0],
    ],
  ],
  [
    CONFIG,
    'accepted',
    [
      ['start type set', '[SC] ChangeServiceConfig SUCCESS\r\n', 0],
      ['start type set, German', '[SC] ChangeServiceConfig ERFOLG\r\n', 0],
      ['start type set, French', '[SC] ChangeServiceConfig réussite(s)\r\r\n', 0],
    ],
  ],
  [CONFIG, 'refused', [['marked for deletion', '[SC] ChangeServiceConfig FAILED 1072:\r\n', 48, 1072]]],
  [
    CONFIG,
    'unknown',
    [
      ['the usage text', USAGE, 0],
      ['start type set, and a bad exit code', '[SC] ChangeServiceConfig SUCCESS\r\n', 1],
    ],
  ],
  [REBOOT, 'accepted', [['reboot accepted', '', 0]]],
  [
    REBOOT,
    'refused',
    [
      ['the node does not answer, exit code 0', '\\\\CM-SUB1: The RPC server is unavailable.(1722)\r\n', 0, 1722],
      ['reboot, German', '\\\\CM-SUB1: Der RPC-Server ist nicht verfügbar.(1722)\r\n', 0, 1722],
      ['reboot not allowed', '\\\\CM-SUB1: Access is denied.(5)\r\n', 0, 5],
    ],
  ],
  [
    REBOOT,
    'unknown',
    [
      ['no shutdown on this machine', "'shutdown' is not recognized as an internal or external command,\r\n", 1],
      ['silence and a bad exit code', '', 1],
      ['usage of the shutdown of Windows XP', 'Usage: shutdown [-i | -l | -s | -r | -a] [-f]\r\n', 0],
    ],
  ],
  [REBOOT_2000, 'accepted', [['reboot by the Resource Kit accepted', '', 0]]],
  [REBOOT_2000, 'unknown', [['usage of the Resource Kit', 'SHUTDOWN Usage: SHUTDOWN [\\\\ComputerName] [/L]\r\n', 0]]],
  [
    OSQL,
    'accepted',
    [
      ['query done', 'ccmctl-done\r\n', 0],
      ['job started', `${JOB}essfully.\r\nccmctl-done\r\n`, 0],
      ['a message that is none of an error', TOLD, 0],
    ],
  ],
  [
    OSQL,
    'refused',
    [
      ['raised, exit code 0', RAISED, 0],
      ['raised, German', 'Meldung 50000, Ebene 16, Status 1, Server CM-PUB, Zeile 1\r\nFehler\r\n', 1],
      ['no login', "Login failed for user 'WRKGRP\\guest'.\r\n", 1],
      ['no server', NO_SERVER, 1],
    ],
  ],
  [
    OSQL,
    'unknown',
    [
      ['query that printed nothing', '', 0],
      ['job started, and cut before the end mark', JOB, 0],
      ['the end mark, and a bad exit code', 'ccmctl-done\r\n', 1],
      ['a longer word than the end mark', 'ccmctl-done-not\r\n', 0],
      ['no login, German', LOGIN, 1],
      ['usage of osql', 'usage: osql              [-U login id]          [-P password]\r\n', 0],
    ],
  ],
  ['del C:\\*', 'unknown', [['another program', '', 0]]],
];

const cases = TABLE.flatMap(([command, kind, said]) =>
  said.map(([name, output, exitCode, code]) => ({ name, command, output, exitCode, kind, code })),
);

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

it('is unknown where a command printed more than is kept, whatever the beginning says', () => {
  for (const { command, output, exitCode } of cases)
    expect(answerTo(command, { stdout: output, exitCode, overflowed: true }).kind).toBe('unknown');
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
