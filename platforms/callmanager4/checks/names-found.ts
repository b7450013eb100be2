import type { NamedNode } from '../name-lines.ts';
import type { NameFound } from '../types/names.ts';
import { isNameOf } from './dns-cache.ts';
import { defineCheck } from './define-check.ts';
import { bad, combine, good, judgeEach, judgeFact, notKnown, type Finding } from './findings.ts';

export const namesFound = defineCheck({
  name: 'names-found',
  tells:
    'The server finds every other one: its name leads to its address, which replies and leads back to its name, and it is found by NetBIOS, too (NET-22, NET-28, NET-29, NET-32, NET-33, NET-34, NAM-04).',
  needs: ['nodes'],
  sees: ['namesFound'],
  judge: (check, seen) =>
    judgeEach(check, seen, 'every other server is found by its name, and its address leads back to it', (_, server) => {
      const asked = seen.namesFound[server];
      if (!asked) return notKnown('nobody asked whom it finds');
      const others = check.arguments.nodes.filter(({ name }) => name !== server);
      if (others.length === 0) return good('it is alone');
      return judgeFact(asked, 'whom it finds', (found) => {
        const findings = others.map((node) =>
          judgeNode(
            node,
            found.find(({ name }) => name === node.name),
          ),
        );
        const all = combine('', findings);
        return all.verdict === 'good' ? good(`finds ${listOf(others)}`) : all;
      });
    }),
});

const listOf = (nodes: readonly NamedNode[]): string => nodes.map(({ name }) => name).join(', ');

function judgeNode(node: NamedNode, found: NameFound | undefined): Finding {
  const { name, address } = node;
  if (!found) return notKnown(`${name}: nobody looked for it`);
  const findings = [
    judgeFact(found.address, `the address of ${name}`, (one) =>
      one === address
        ? good(name)
        : bad(one === null ? `${name} leads to no address` : `${name} leads to ${one}, not ${address}`),
    ),
    judgeFact(found.replies, `whether ${name} replies`, (replies) =>
      replies ? good(name) : bad(`${name} does not reply`),
    ),
    judgeFact(found.back, `the name of ${address}`, (back) =>
      back !== null && isNameOf(node, back)
        ? good(name)
        : bad(back === null ? `${address} leads back to no name` : `${address} leads back to ${back}, not ${name}`),
    ),
    judgeFact(found.byNetbios, `whether ${name} is found by NetBIOS`, (isFound) =>
      isFound ? good(name) : bad(`${name} is not found by NetBIOS`),
    ),
  ];
  const { verdict, seen } = combine('', findings);
  return verdict === 'good' ? good(name) : { verdict, seen };
}
