import type { Anchor } from '../../plan/types/audit.ts';
import { whyNoBeginning } from '../../plan/site-calendar.ts';
import type { Signed } from '../../plan/statement.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';
import type { AuditRecord, ToRecord } from '../audit/audit-record.ts';
import type { ActEntry } from '../ledger/entry.ts';
import type { Ledger, NewEntry } from '../ledger/ledger.ts';
import { whyNot, type WantedAct } from '../ledger/may-begin.ts';
import type { ActionInput, Papers } from '../types.ts';
import type { FoundStep } from './find-step.ts';
import { answerFor, warrantsFor } from './judge-warrants.ts';
import { notWarranted, nothingBegun } from './not-warranted.ts';

/** Leave to act: what is done by it is written down before it is done. */
export interface Leave {
  /**
   * Writes down that it is begun, right before the first of these commands.
   * @returns how far the record of its run goes then; undefined where the site keeps none
   * @throws ApplicationFailure of type NOT_WARRANTED where it was begun before, is out of order, its run is over, or the
   *   record cannot be written
   */
  begin(commands: readonly string[]): Promise<Anchor | undefined>;
  /** Writes down that nothing was to be sent. */
  left(): Promise<void>;
  /** Writes down that of what was begun surely nothing was sent: it may be begun again. */
  unsent(): Promise<void>;
  /** Whether a person has answered for it: it is not looked at then. */
  readonly isAnsweredFor: boolean;
}

/** Where there is no site file, a worker believes what it is given. */
export const UNBOUND: Leave = {
  begin: () => Promise.resolve(undefined),
  left: () => Promise.resolve(),
  unsent: () => Promise.resolve(),
  isAnsweredFor: false,
};

/** What was found good of the papers of an act. */
export interface Judged {
  readonly firstRun: string;
  readonly plan: string;
  readonly genuine: readonly Signed[];
  readonly part: Papers['part'];
  readonly site: SiteInForce;
}

/** What an act is written down in before it is begun; `run`: the run of the chain that it is of. */
export interface Books {
  readonly ledger: Ledger;
  readonly record: AuditRecord | undefined;
  readonly run: string;
}

const actLine = (
  { id: act, step, action, target }: ActionInput,
  {
    plan,
    warrants,
    commands,
  }: { readonly plan: string } & Readonly<Record<'warrants' | 'commands', readonly string[]>>,
): NonNullable<ToRecord['act']> => ({
  ...{ plan, step, action, server: target.server.name, act },
  warrants: [...warrants],
  commands: [...commands],
});

/** Leave by the first warrant that the ledger has nothing against. */
export function leaveOf(
  { ledger, ...kept }: Books,
  input: ActionInput,
  found: FoundStep,
  { genuine, part, site, ...run }: Judged,
): Leave {
  const { step, id: act } = input;
  const { place, before } = found;
  const answered = input.decidedBy === 'nobody' ? answerFor(step, genuine) : undefined;
  const warrants = answered === undefined ? warrantsFor(found, input, part, genuine) : [answered];
  const entryOf = (event: ActEntry['event'], warrant: string): NewEntry => {
    const { firstRun, plan } = run;
    return { event, firstRun, plan, step, place: [...place], act, warrant };
  };
  let begunBy: string | undefined;
  const write = async (event: 'begun' | 'left'): Promise<void> => {
    let why = 'neither the plan nor a decision allows it, with these lines';
    for (const warrant of warrants) {
      const closed = whyNoBeginning(site, new Date());
      const wanted: WantedAct = { event, firstRun: run.firstRun, step, place, act, warrant, closed, before };
      const objection = await ledger.append(entryOf(event, warrant), (all) => whyNot(wanted, all)).catch(nothingBegun);
      if (objection === null) {
        begunBy = warrant;
        return;
      }
      why = objection;
    }
    throw notWarranted(why);
  };
  const unsent = async (): Promise<void> => {
    if (begunBy !== undefined) await ledger.append(entryOf('unsent', begunBy), () => null);
    await kept.record?.write({ run: kept.run, site, unsent: act });
  };
  return {
    async begin(commands) {
      const line = actLine(input, { plan: run.plan, warrants, commands });
      // Both are on the disk before the first command, and neither waits for the other.
      const [begun, recorded] = await Promise.allSettled([
        write('begun'),
        kept.record?.write({ run: kept.run, site, story: input.story, act: line }),
      ]);
      if (begun.status === 'fulfilled' && recorded.status === 'fulfilled') return recorded.value;
      // Where that cannot be written down, a person is asked before it is begun again.
      await unsent().catch(() => undefined);
      if (begun.status === 'rejected') throw begun.reason;
      return nothingBegun(recorded.status === 'rejected' ? recorded.reason : undefined);
    },
    left: () => write('left'),
    unsent,
    isAnsweredFor: answered !== undefined,
  };
}
