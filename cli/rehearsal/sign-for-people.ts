import type { RobotRun } from '../../lab/robot-run.ts';
import { APPROVAL, statementOf } from '../../plan/statement.ts';
import { signStatement } from '../sign/sign-statement.ts';

/** A run whose people sign what they say, each with a key of their own, as the site of the rehearsal wants it. */
export function signForPeople(run: RobotRun, keyOf: (name: string) => string): RobotRun {
  return {
    ...run,
    async approve(approval, way) {
      const { signing } = await run.status();
      if (!signing?.approval) return run.approve(approval, way);
      const asked = { id: APPROVAL, nonce: signing.approval.nonce };
      const { by } = approval;
      const signature = await signStatement(statementOf(signing, asked, { value: APPROVAL, by }), keyOf(by));
      return run.approve({ ...approval, signature }, way);
    },
    async answer(answer, way) {
      const { signing, prompts } = await run.status();
      const prompt = prompts.find(({ id }) => id === answer.prompt);
      if (!signing || !prompt) return run.answer(answer, way);
      const signature = await signStatement(statementOf(signing, prompt, answer), keyOf(answer.by));
      return run.answer({ ...answer, signature }, way);
    },
  };
}
