import type { Command } from './command.ts';
import { answerCommand } from './commands/answer.ts';
import { approveCommand } from './commands/approve.ts';
import { auditCommand } from './commands/audit.ts';
import { codecCommand } from './commands/codec.ts';
import { demoCommand } from './commands/demo.ts';
import { devCommand } from './commands/dev.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { holdCommand } from './commands/hold.ts';
import { labCommand } from './commands/lab.ts';
import { passwordsCommand } from './commands/passwords.ts';
import { namesCommand } from './commands/names.ts';
import { logsCommand } from './commands/logs.ts';
import { noticesCommand } from './commands/notices.ts';
import { planCommand } from './commands/plan.ts';
import { preflightCommand } from './commands/preflight.ts';
import { promptsCommand } from './commands/prompts.ts';
import { rehearseCommand } from './commands/rehearse.ts';
import { reportCommand } from './commands/report.ts';
import { resumeCommand } from './commands/resume.ts';
import { runsCommand } from './commands/runs.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { stopCommand } from './commands/stop.ts';
import { supportCommand } from './commands/support.ts';
import { versionCommand } from './commands/version.ts';
import { worksheetCommand } from './commands/worksheet.ts';
import { workerCommand } from './commands/worker.ts';

/** Every command, in the order of the overview. Their files import only types; what they need is loaded when they run. */
export const COMMANDS: readonly Command[] = [
  planCommand,
  passwordsCommand,
  worksheetCommand,
  preflightCommand,
  namesCommand,
  startCommand,
  statusCommand,
  promptsCommand,
  answerCommand,
  approveCommand,
  holdCommand,
  resumeCommand,
  stopCommand,
  explainCommand,
  runsCommand,
  auditCommand,
  reportCommand,
  logsCommand,
  supportCommand,
  demoCommand,
  rehearseCommand,
  labCommand,
  devCommand,
  workerCommand,
  noticesCommand,
  codecCommand,
  doctorCommand,
  versionCommand,
];
