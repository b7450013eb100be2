import { format, resolveConfig } from 'prettier';
import { describeServedRules } from './describe-coverage.ts';
import { describeExamplePlan, describeExamplePrompt } from './describe-examples.ts';
import { describeTroubleDecisions } from './describe-installer-messages.ts';
import { describeDecisions } from './describe-policy.ts';
import type { Page } from './pages.ts';

/** Parts of pages that are made from the code; a page names one between two comments. */
export const PARTS: Readonly<Record<string, () => string | Promise<string>>> = {
  decisions: describeDecisions,
  'example-plan': describeExamplePlan,
  'example-prompt': describeExamplePrompt,
  'served-rules': describeServedRules,
  'trouble-decisions': describeTroubleDecisions,
};

const PART = /(<!-- made of the code: ([a-z-]+) -->\n)[\s\S]*?(<!-- end of \2 -->)/g;

/** Names of the parts that a page has. */
export const partsOf = ({ text }: Page): readonly string[] => [...text.matchAll(PART)].map(([, , name = '']) => name);

/**
 * A page with each of its parts made anew, laid out as all pages are.
 * @throws RangeError when the page names a part that nobody makes
 */
export async function fillPage(page: Page): Promise<string> {
  let { text } = page;
  for (const name of partsOf(page)) {
    const make = PARTS[name];
    if (!make) throw new RangeError(`${page.path}: nobody makes the part "${name}"`);
    const made = await make();
    text = text.replace(PART, (whole, begin: string, found: string, end: string) =>
      found === name ? `${begin}\n${made}\n\n${end}` : whole,
    );
  }
  return format(text, { ...(await resolveConfig(page.path)), parser: 'markdown' });
}
