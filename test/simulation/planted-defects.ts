import type { Edits } from '../mutants/edit-code.ts';

/** A change of the product that breaks a promise, as somebody might make it by mistake. */
export interface PlantedDefect {
  readonly breaks: string;
  /** By file; where a promise has two locks, both are opened. */
  readonly changes: Edits;
}

const SAME_STEP = "open.all().find((one) => one.id.startsWith(id.replace(/#.*$/, '#')))";

/** One of each kind: simulated nights that do not find them all are worth nothing. */
export const PLANTED_DEFECTS: readonly PlantedDefect[] = [
  {
    breaks: 'an act is carried out twice: what only has to stay so for a while counts as not done',
    changes: { 'activities/run-action.ts': [['settling !== true && ', '']] },
  },
  {
    breaks: 'the lock of one server at a time is dropped',
    changes: { 'workflows/walk-plan.ts': [['await walker.carryOut(place)', 'void walker.carryOut(place)']] },
  },
  {
    breaks: 'a stale answer is used: it counts for the next asking of the same step',
    changes: {
      'plan/answers.ts': [['if (id !== prompt.id)', "if (id.replace(/#.*$/, '') !== prompt.id.replace(/#.*$/, ''))"]],
      'workflows/open-prompts.ts': [
        [
          '    ...open,\n',
          `    ...open,\n    find: (id) => open.find(id) ?? ${SAME_STEP},\n    give: (id, voice, policy) => open.give(open.find(id)?.id ?? ${SAME_STEP}?.id ?? id, voice, policy),\n`,
        ],
      ],
    },
  },
  {
    breaks: 'a boot time is believed, whatever the event log says',
    changes: {
      'platforms/callmanager4/checks/boot-signs.ts': [['return boot > clockBefore', 'return boot > bootBefore']],
      'platforms/callmanager4/checks/rebooted.ts': [
        [
          "const against = all.filter(({ says }) => says === 'not rebooted');",
          'const against: Signs[keyof Signs][] = [];',
        ],
        ["if (all.some(({ says }) => says === 'in doubt'))", "if (all.every(({ says }) => says === 'in doubt'))"],
        [
          "log.says === 'rebooted' || (uptime.says === 'rebooted' && bootTime.says === 'rebooted')",
          "bootTime.says === 'rebooted'",
        ],
      ],
    },
  },
  {
    breaks: 'a hold is forgotten',
    changes: { 'workflows/operator-port.ts': [['() => state.hold === null ||', '() => true ||']] },
  },
];
