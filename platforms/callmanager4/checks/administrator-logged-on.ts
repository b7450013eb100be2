import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact, notKnown } from './findings.ts';

export const administratorLoggedOn = defineCheck({
  name: 'administrator-logged-on',
  tells: 'The local account Administrator is logged on at the console (PRE-11).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'the local Administrator is logged on', (look, server) =>
      judgeFact(look.loggedOn, 'who is logged on', (user) => {
        if (user === null) return bad('nobody is logged on');
        const parts = user.split('\\');
        if (parts.length < 2) return notKnown(`${user}: it does not show whether that account is a local one`);
        const isLocal = parts[0]?.toLowerCase() === server.toLowerCase();
        return isLocal && parts[1]?.toLowerCase() === 'administrator' ? good(user) : bad(`${user} is logged on`);
      }),
    ),
});
