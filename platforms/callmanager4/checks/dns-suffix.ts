import { adapterOf } from './adapter-of.ts';
import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact, notKnown } from './findings.ts';

export const dnsSuffix = defineCheck({
  name: 'dns-suffix',
  tells: 'The suffix of the connection is the DNS domain that the cluster file has for the server (NET-23).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'the DNS domain of the cluster file', (look, server) => {
      const wanted = seen.servers[server]?.dnsSuffix;
      if (wanted === undefined) return notKnown('the cluster file has no DNS domain for it');
      return judgeFact(adapterOf(look, seen.servers[server]), 'its connection', (adapter) =>
        judgeFact(adapter.dnsSuffix, 'its DNS suffix', (suffix) => {
          const told = suffix === '' ? 'no suffix' : suffix;
          return suffix.toLowerCase() === wanted.toLowerCase() ? good(told) : bad(`${told}, and not ${wanted}`);
        }),
      );
    }),
});
