import { issueExplainer } from '../explain-issue.ts';
import type { Checked } from '../load-content.ts';
import { SITE_RULES } from './rules/rules.ts';
import { siteViewOf } from './rules/view.ts';
import { siteFileSchema, type SiteFile } from './site-file.ts';

const explainIssue = issueExplainer(siteFileSchema);

/** Judges the content of a site file: its shape, then the rules, which are asked even where the shape is wrong elsewhere. */
export function checkSite(content: unknown): Checked<SiteFile> {
  // Where the schema has no sentence of its own, the message stays empty and `explainIssue` makes one.
  const parsed = siteFileSchema.safeParse(content, { error: () => '' });
  const ofShape = parsed.success ? [] : parsed.error.issues.flatMap((issue) => explainIssue(issue, content));
  const view = siteViewOf(content);
  const problems = [...ofShape, ...SITE_RULES.flatMap((rule) => rule.check(view))];
  if (parsed.success && problems.length === 0) return { good: true, file: parsed.data };
  return { good: false, problems };
}
