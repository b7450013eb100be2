import { adapterOf } from './adapter-of.ts';
import { defineCheck } from './define-check.ts';
import { bad, combine, good, judgeEach, judgeFact } from './findings.ts';

export const ownNames = defineCheck({
  name: 'own-names',
  tells: 'The name, the address and the DNS suffix that a server gives itself are those of the cluster file (NAM-06).',
  judge: (check, seen) =>
    judgeEach(check, seen, 'name, address and DNS suffix of the cluster file', (look, server) => {
      const told = seen.servers[server];
      return combine('', [
        judgeFact(look.computerName, 'its computer name', (name) =>
          (name.toLowerCase() === server.toLowerCase() ? good : bad)(`calls itself ${name}`),
        ),
        judgeFact(look.adapters, 'its network adapters', (adapters) => {
          const addresses = adapters.flatMap((adapter) => adapter.addresses);
          const seenOf = addresses.join(', ') || 'no address';
          return told && addresses.includes(told.address) ? good(told.address) : bad(`it has ${seenOf}`);
        }),
        ...(told?.dnsSuffix === undefined
          ? []
          : [
              judgeFact(adapterOf(look, told), 'its connection', ({ dnsSuffix }) =>
                judgeFact(dnsSuffix, 'its DNS suffix', (suffix) =>
                  (suffix.toLowerCase() === told.dnsSuffix?.toLowerCase() ? good : bad)(
                    `its DNS suffix is ${suffix === '' ? 'not set' : suffix}`,
                  ),
                ),
              ),
            ]),
      ]);
    }),
});
