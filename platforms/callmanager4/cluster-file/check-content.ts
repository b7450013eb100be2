import { clusterFileSchema, type ClusterFile } from './cluster-file.ts';
import { explainIssue } from './explain-issue.ts';
import type { Checked } from '../../../config/load-content.ts';
import { RULES } from './rules/rules.ts';
import { viewOf } from './rules/view.ts';

/** Judges the content of a cluster file: its shape, then the rules, which are asked even where the shape is wrong elsewhere. */
export function checkContent(content: unknown): Checked<ClusterFile> {
  // Where the schema has no sentence of its own, the message stays empty and `explainIssue` makes one.
  const parsed = clusterFileSchema.safeParse(content, { error: () => '' });
  const ofShape = parsed.success ? [] : parsed.error.issues.flatMap((issue) => explainIssue(issue, content));
  const view = viewOf(content);
  const ofRules = RULES.flatMap((rule) => rule.check(view));
  const problems = [...ofShape, ...ofRules];
  if (parsed.success && problems.length === 0) return { good: true, file: parsed.data };
  return { good: false, problems };
}
