/** What a failure means and what comes of it. */
export interface Failure {
  readonly meaning: string;
  /** Whether a machine may simply try again: only where nothing was changed and the next try may find it mended. */
  readonly retry: boolean;
  /** What the operator does next. */
  readonly next: string;
}

/** Types of the failures that activities and workflows throw, or that a look gives as the reason of an unknown fact. */
export type FailureCode =
  | 'CLUSTER_FILE_INVALID'
  | 'WRONG_WORKFLOW_ID'
  | 'STARTED_TO_REPEAT'
  | 'PLAN_REFUSED'
  | 'NOT_PLANNED'
  | 'PART_NOT_AS_APPROVED'
  | 'RUN_WAS_RESET'
  | 'REFUSED'
  | 'NOT_RESOLVED'
  | 'NOT_WARRANTED'
  | 'SITE_CHANGED'
  | 'HANDED_OUT_AGAIN'
  | 'INPUT_REFUSED'
  | 'SITE_UNREADABLE'
  | 'OTHER_SITE'
  | 'NOT_YET'
  | 'UNREACHABLE'
  | 'HOST_KEY_DIFFERS'
  | 'LOGIN_REFUSED'
  | 'ALGORITHM_REFUSED'
  | 'CONNECTION_LOST'
  | 'COMMAND_TIMED_OUT';

/** Every failure by its code; the retry policy and the documentation are made from this table. */
export const FAILURES: Readonly<Record<FailureCode, Failure>> = {
  CLUSTER_FILE_INVALID: {
    meaning:
      'The cluster file breaks a rule, and the failure names each place and what to write there; or the input of a run is none at all.',
    retry: false,
    next: 'Mend the cluster file and start again. Nothing was touched.',
  },
  WRONG_WORKFLOW_ID: {
    meaning: 'The workflow was started under another id than the one of its cluster, so it does not hold its lock.',
    retry: false,
    next: 'Start the procedure, under the id that the failure names; two runs can then never work on one cluster. Nothing was touched.',
  },
  STARTED_TO_REPEAT: {
    meaning: 'The workflow was started with a cron schedule or a retry policy: it would begin again by itself.',
    retry: false,
    next: 'Start the procedure without. A run goes on by itself over every failure that may be tried again. Nothing was touched.',
  },
  PLAN_REFUSED: {
    meaning: 'A rule of the documents refuses the plan; the failure names server, value and rule.',
    retry: false,
    next: 'Mend what the problems name, on the server or in the cluster file, and start again. Nothing was touched.',
  },
  NOT_PLANNED: {
    meaning:
      'Reading, looking or planning has failed ten times in a row, by an error or since its workers died; the failure says what.',
    retry: false,
    next: 'Read the log of the workers, see that one runs that does not end, and start again. Nothing was touched.',
  },
  PART_NOT_AS_APPROVED: {
    meaning:
      'A part of the plan is not in the history of the run that made it, or is another one than was approved: Temporal has deleted that run, or somebody changed what it keeps. While a plan is made: workers of two releases listen.',
    retry: false,
    next: 'Answer the decision that the run asks for. Nothing of that part is done without it. Before the approval: stop the older worker and start again; nothing was touched.',
  },
  RUN_WAS_RESET: {
    meaning:
      'An act was not begun: somebody has reset the run in Temporal, so that it does not know what was done after that point.',
    retry: false,
    next: 'Look at the server, then answer the decision that the run asks for. It asks once for each server.',
  },
  REFUSED: {
    meaning: 'A message was not allowed now, came from the wrong person, or had the wrong form.',
    retry: false,
    next: 'Read the reason and send the message as it says. The run goes on as if nothing had been sent.',
  },
  NOT_RESOLVED: {
    meaning:
      'An act was not begun: the server does not show what to act on, other lines than the plan shows would be sent, or a name there holds signs that a command line would read.',
    retry: false,
    next: 'Answer the decision that the run asks for: look at the server, read the lines that the decision shows, and have the act done again when it can be seen.',
  },
  NOT_WARRANTED: {
    meaning:
      'An act was not begun: what allows it does not hold. The plan, its approval or a decision is not genuine or serves another run, the act is another one than the plan has, or it was begun already, comes out of order or after the end of its run. The failure says which.',
    retry: false,
    next: 'Read the reason. Where a key was withdrawn or an approval is missing, decide with a signature; where nobody of yours has sent it, find out who reaches Temporal.',
  },
  SITE_CHANGED: {
    meaning: 'The site file of the worker is not the one that the plan was approved with. Nothing was begun.',
    retry: false,
    next: 'Read what has changed, and answer the prompt that asks for its approval; or put the file back.',
  },
  HANDED_OUT_AGAIN: {
    meaning:
      'Somebody paused, reset or retried the activity of an act, and Temporal handed it out again. It sent nothing this time; whether it did before is not known.',
    retry: false,
    next: 'Nothing by hand at first: the run withdraws what may still be on its way, looks at the server for the effect, and asks when it cannot tell.',
  },
  INPUT_REFUSED: {
    meaning:
      'An activity was given something that no run of ccmctl gives: another shape, a text that is too long, a name that may stand in no command line, or a host that the site file does not have exactly so. Nothing was asked and nothing was sent.',
    retry: false,
    next: 'Where the site file was changed since the plan was made, stop the run and start again: the new plan has the new hosts. Otherwise find out who started it: somebody who reaches Temporal did so by hand.',
  },
  SITE_UNREADABLE: {
    meaning:
      'The site file of a worker cannot be read, or says something that no site file may. Until it can, that worker looks at nothing and does nothing.',
    retry: true,
    next: 'Mend the site file: the next try reads it anew, and no worker need be started again.',
  },
  OTHER_SITE: {
    meaning:
      'The run goes by the file of a site, and the worker that took this piece of work was started without a site file, or with that of another site. It looked at nothing and did nothing; the failure names both.',
    retry: true,
    next: 'Stop that worker, or start it anew with `ccmctl worker --site-file FILE` and the file of the site that the failure names. The next try goes to whichever worker takes it. A run that ended before it had a plan is started again.',
  },
  NOT_YET: {
    meaning:
      'A look that goes on for hours has looked for a while and goes on: a watch, or the look behind an open question. The failure says what was seen; Temporal shows it at the pending activity, with the time of the next look.',
    retry: true,
    next: 'Nothing. When something else is seen, the run raises an alarm, or takes its question back and goes on.',
  },
  UNREACHABLE: {
    meaning:
      'The station, or a server with an SSH service of its own, does not answer. This says nothing about the servers behind.',
    retry: true,
    next: 'Look after network and host. The run asks a person when the time for the step is over, and goes on looking.',
  },
  HOST_KEY_DIFFERS: {
    meaning: 'The host shows another key than the one in the cluster file: another machine, or somebody in between.',
    retry: false,
    next: 'Compare the fingerprint at the host itself. Only when it is right, write it into the cluster file; it is never taken by itself.',
  },
  LOGIN_REFUSED: {
    meaning:
      'The host refuses user, key or password, or the secret cannot be read from where the cluster file says it is.',
    retry: false,
    next: 'Mend the secret at its keeping place: the next look uses the new one. Or mend the account on the host, then decide "look-again": each worker tries a refused login once, and once more for each decision.',
  },
  ALGORITHM_REFUSED: {
    meaning: 'The host speaks no SSH algorithm that is allowed for it.',
    retry: false,
    next: 'Allow the old algorithm for this one host by its name, under algorithms in the cluster file.',
  },
  CONNECTION_LOST: {
    meaning: 'The connection ended while a command ran. Whether the command had its effect is not known.',
    retry: false,
    next: 'Nothing by hand at first: the run looks at the server for the effect, and asks when it cannot tell.',
  },
  COMMAND_TIMED_OUT: {
    meaning: 'A command did not end in time. It may still be running on the host, and may still have its effect.',
    retry: false,
    next: 'Nothing by hand at first: the run looks at the server for the effect, and asks when it cannot tell.',
  },
};

/** Codes that Temporal must not retry. */
export const NON_RETRYABLE: readonly FailureCode[] = (Object.keys(FAILURES) as FailureCode[]).filter(
  (code) => !FAILURES[code].retry,
);
