import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../../../activities/types.ts';
import { readAnswer } from '../../../activities/windows/read-answer.ts';

const resultOf = (command: string, changes: Partial<CommandResult>): CommandResult => ({
  host: 'station:22',
  command,
  exitCode: 0,
  stdout: '',
  stderr: '',
  durationMs: 10,
  timedOut: false,
  disconnected: false,
  ...changes,
});

const STOP = 'sc \\\\CM-SUB1 stop "McShield"';
const CONFIG = 'sc \\\\CM-SUB1 config "McShield" start= disabled';
const REBOOT = 'shutdown -r -f -m \\\\CM-SUB1 -t 0 -c "ccmctl CM-SUB1/reboot"';
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
  ['query done', OSQL, '', 0, 'accepted'],
  ['job started', OSQL, "Job 'CM-PUB-CCM0301-CCM0301-1' started successfully.\r\n", 0, 'accepted'],
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
    'Msg 20554, Level 10, State 1, Server CM-PUB, Procedure x, Line 1\r\nfor your information\r\n',
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
];

const cases = table.map(([name, command, output, exitCode, kind, code]) => ({
  name,
  command,
  output,
  exitCode,
  kind,
  code,
}));

describe('what a command printed', () => {
  it.each(cases)('$name', ({ command, output, exitCode, kind, code }) => {
    const answer = readAnswer(resultOf(command, { stdout: output, exitCode }));
    expect(answer.kind).toBe(kind);
    if (code !== undefined) expect(answer).toMatchObject({ code });
  });

  it.each(cases)('means the same on the other stream: $name', ({ command, output, exitCode, kind }) => {
    expect(readAnswer(resultOf(command, { stderr: output, exitCode })).kind).toBe(kind);
  });

  it.each(cases)('means nothing when the connection was lost or the time was up: $name', ({ command, output }) => {
    expect(readAnswer(resultOf(command, { stdout: output, exitCode: null, disconnected: true })).kind).toBe('unknown');
    expect(readAnswer(resultOf(command, { stdout: output, exitCode: null, timedOut: true })).kind).toBe('unknown');
  });
});
