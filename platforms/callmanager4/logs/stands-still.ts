import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { Standing } from '../../../plan/platform/logs.ts';
import { everyInstallerRow } from '../steps/installer-rows.ts';
import { isOf } from './named-logs.ts';

/** Names of the steps in which somebody sits before the installer, or it reboots the server. */
const AT_THE_INSTALLER: ReadonlySet<string> = new Set(everyInstallerRow().map(({ name }) => name));

/** What is answered at the console of an installer where something is in the way; other answers decide about it. */
const REPORTS: ReadonlySet<string> = new Set(['message', 'differs', 'rebooted']);

const nameOf = (step: string): string => step.slice(step.indexOf('/') + 1);

/**
 * Whether the installer of a server is known to stand still (LOG-11): it has not begun, it is over, somebody has decided to
 * stop, or it shows a message that a person has reported and nobody has decided about. A screen that is only different
 * proves nothing, and neither does a run that was ended from outside in the midst of the installer.
 */
export function standsStill({ run, servers, prompts, journal }: Standing, server: string): Fact<boolean> {
  const status = servers.find(({ name }) => name === server);
  if (!status && servers.length === 0) return unknown('nobody tells how far the servers of the run are');
  if (!status) return known(true);
  if (run !== 'ended by force' && (status.state === 'done' || status.state === 'waiting')) return known(true);
  const last = journal.findLast(({ step }) => isOf(step, server))?.step;
  if (last === undefined) return judgeUntold(run, status.state);
  if (!AT_THE_INSTALLER.has(nameOf(last))) return known(true);
  if (run === 'ended') return known(true);
  if (run === 'ended by force')
    return unknown(
      `the run was ended from outside while ${server} was at the installer; nobody knows whether it works`,
    );
  const isDecided = prompts.some(({ id, task }) => id.startsWith(`${last}#`) && task.kind === 'decide');
  const report = journal.findLast(
    ({ kind, step, value }) => kind === 'answered' && step === last && REPORTS.has(String(value)),
  );
  if (!isDecided) return known(false);
  if (report?.value === 'message') return known(true);
  return unknown(`somebody reported "${report?.value ?? 'trouble'}" at the installer of ${server}; it may still work`);
}

/** Nothing was written of a server that waits; of any other one, what was is lost. */
const judgeUntold = (run: Standing['run'], state: string): Fact<boolean> =>
  state === 'waiting' || (state === 'in progress' && run === 'under way')
    ? known(true)
    : unknown('what was done at it cannot be read any more');
