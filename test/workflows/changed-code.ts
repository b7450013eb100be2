import type { Edits } from '../mutants/edit-code.ts';

/** A change of the code as somebody makes it from one release to the next. */
export interface CodeChange {
  readonly what: string;
  readonly edits: Edits;
}

/** What comes of code and tables that a run has read when it was planned: a run under way does not see it. */
export const LATER_PLANS: readonly CodeChange[] = [
  {
    what: 'a step of a procedure has another name',
    edits: {
      'platforms/callmanager4/procedures/server-is-quieted.ts': [
        ["check('nothing-interferes',", "check('nothing-may-interfere',"],
        ['Nothing that may interfere runs on {server}', 'All that may interfere is quiet on {server}'],
      ],
    },
  },
  {
    what: 'a prompt has other words',
    edits: {
      'platforms/callmanager4/procedures/upgrade-return.ts': [
        ['it was heard as it must be', 'somebody has heard it as it must be'],
      ],
    },
  },
  {
    what: 'a table of decisions has another entry, under the number of a policy of its own',
    edits: {
      'plan/policy.ts': [
        [
          'decisionsFor, troubleDecisions, whoDecidesTrouble, rulingOn, rulingOnWord },\n];',
          `decisionsFor, troubleDecisions, whoDecidesTrouble, rulingOn, rulingOnWord },
  { permissionOf, judgeAnswer, decisionsFor: () => [{ value: 'stop', meaning: 'stop' }], troubleDecisions, whoDecidesTrouble, rulingOn, rulingOnWord },
];`,
        ],
      ],
    },
  },
];

/** What a run under way would do otherwise than it has done: it stands still, and is not carried on in another way. */
export const OTHER_COMMANDS: readonly CodeChange[] = [
  {
    what: 'two activities in another order',
    edits: {
      'workflows/run-procedure.ts': [
        ['  await recall(state, cluster);\n', ''],
        [
          '  const { workflowId, runId, startTime } = workflowInfo();\n',
          '  await recall(state, cluster);\n  const { workflowId, runId, startTime } = workflowInfo();\n',
        ],
      ],
    },
  },
  {
    what: 'an activity more',
    edits: {
      'workflows/run-procedure.ts': [
        ['  await recall(state, cluster);\n', '  await recall(state, cluster);\n  await recall(state, cluster);\n'],
      ],
    },
  },
  {
    what: 'an activity fewer',
    edits: { 'workflows/run-procedure.ts': [['  await recall(state, cluster);\n', '']] },
  },
];
