import { issueExplainer } from '../../../config/explain-issue.ts';
import type { Checked } from '../../../config/load-content.ts';
import { nearest } from '../../../config/nearest.ts';
import type { SiteInForce } from '../../../plan/types/site-rules.ts';
import { processesCalls } from '../order.ts';
import { ROLE_NAMES, roleOf } from '../roles.ts';
import { clusterFileSchema, type ClusterFile } from './cluster-file.ts';
import { RULES } from './rules/rules.ts';
import { viewOf } from './rules/view.ts';

/** Words that people use for a role, and the roles they may mean. */
const OTHER_WORDS_FOR_ROLES: ReadonlyMap<string, string> = new Map([
  ...['subscriber', 'sub', 'callmanager'].map(
    (word) => [word, ROLE_NAMES.filter(processesCalls).toReversed().join(' or ')] as const,
  ),
  ...ROLE_NAMES.flatMap((role) => (roleOf(role).otherWords ?? []).map((word) => [word, role] as const)),
]);

const explainIssue = issueExplainer(clusterFileSchema, (word, known) => {
  const role = known.includes('publisher') ? OTHER_WORDS_FOR_ROLES.get(word.toLowerCase()) : undefined;
  return role ?? nearest(word, known);
});

/**
 * Judges the content of a cluster file: its shape, then the rules, which are asked even where the shape is wrong elsewhere.
 * @param site what the site file says; absent: there is none
 */
export function checkContent(content: unknown, site?: SiteInForce): Checked<ClusterFile> {
  // Where the schema has no sentence of its own, the message stays empty and `explainIssue` makes one.
  const parsed = clusterFileSchema.safeParse(content, { error: () => '' });
  const ofShape = parsed.success ? [] : parsed.error.issues.flatMap((issue) => explainIssue(issue, content));
  const view = viewOf(content, site);
  const ofRules = RULES.flatMap((rule) => rule.check(view));
  const problems = [...ofShape, ...ofRules];
  if (parsed.success && problems.length === 0) return { good: true, file: parsed.data };
  return { good: false, problems };
}
