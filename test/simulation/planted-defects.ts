/** A change of the product that breaks a promise, as somebody might make it by mistake. */
export interface PlantedDefect {
  readonly breaks: string;
  readonly file: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
}

const SAME_STEP = "open.all().find((one) => one.id.startsWith(id.replace(/#.*$/, '#')))";

/** One of each kind: simulated nights that do not find them all are worth nothing. */
export const PLANTED_DEFECTS: readonly PlantedDefect[] = [
  {
    breaks: 'an act is carried out twice: what only has to stay so for a while counts as not done',
    file: 'activities/run-action.ts',
    changes: [['settling !== true && ', '']],
  },
  {
    breaks: 'the lock of one server at a time is dropped',
    file: 'workflows/walk-plan.ts',
    changes: [['await walker.carryOut(place)', 'void walker.carryOut(place)']],
  },
  {
    breaks: 'a stale answer is used: it counts for the next asking of the same step',
    file: 'workflows/open-prompts.ts',
    changes: [
      [
        '    ...open,\n',
        `    ...open,\n    find: (id) => open.find(id) ?? ${SAME_STEP},\n    give: (id, voice, policy) => open.give(open.find(id)?.id ?? ${SAME_STEP}?.id ?? id, voice, policy),\n`,
      ],
    ],
  },
  {
    breaks: 'a boot time is believed, whatever the event log says',
    file: 'platforms/callmanager4/checks/rebooted.ts',
    changes: [
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
  {
    breaks: 'a hold is forgotten',
    file: 'workflows/operator-port.ts',
    changes: [['() => state.hold === null ||', '() => true ||']],
  },
];
