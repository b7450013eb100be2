import { adapterOf } from './adapter-of.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const suffixList = defineCheck({
  name: 'suffix-list',
  tells:
    'The list of DNS suffixes has every domain of the servers and of the backup, where there are several (NET-27).',
  needs: ['suffixes'],
  judge: (check, seen) => {
    const { suffixes } = check.arguments;
    return judgeEach(check, seen, `a list with ${suffixes.join(', ')}`, (look, server) =>
      judgeFact(adapterOf(look, seen.servers[server]), 'its connection', (adapter) =>
        judgeFact(adapter.suffixList, 'its list of suffixes', (list) => {
          const small = list.map((one) => one.toLowerCase());
          const missing = suffixes.filter((one) => !small.includes(one.toLowerCase()));
          return missing.length === 0 ? good(list.join(', ')) : bad(`not in its list: ${missing.join(', ')}`);
        }),
      ),
    );
  },
});
