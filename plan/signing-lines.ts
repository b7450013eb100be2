import { shellWord } from './shell-word.ts';
import { SIGNATURE_NAMESPACE, statementText, type Statement } from './statement.ts';
import type { MessageName } from './transitions.ts';

/** Stands where the shell puts the signature in. */
const HERE = '@SIGNATURE@';

/**
 * The two command lines by which a message is signed and sent with nothing but OpenSSH and the `temporal` command; what they
 * leave open is to be filled in at both places alike.
 */
export function signingLines(name: MessageName, message: object, statement: Statement): readonly string[] {
  const sign = `ssh-keygen -q -Y sign -n ${SIGNATURE_NAMESPACE} -f ~/.ssh/id_ed25519`;
  const json = shellWord(JSON.stringify({ ...message, signature: HERE })).replace(HERE, `'"$SIGNATURE"'`);
  return [
    `SIGNATURE=$(printf %s ${shellWord(statementText(statement))} | ${sign} | tr -d '\\n')`,
    `temporal workflow update execute --workflow-id ${shellWord(statement.workflow)} --name ${name} --input ${json}`,
  ];
}
