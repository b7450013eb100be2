import { REQUIREMENTS } from '../../platforms/callmanager4/requirements.ts';
import { writtenLines } from '../repository/tracked-files.ts';
import { placesInPlans, type Service } from './coverage-of-plans.ts';
import { idsNamedIn, testTitles } from './named-ids.ts';
import { code, list, table } from './tables.ts';

const SERVICES: readonly Service[] = ['order', 'looks', 'acts', 'asks', 'waits'];

/** Names beyond this many are counted and not written out. */
const MOST_NAMES = 6;

/** Code in which the name of a rule says that it is carried out there: by problems, checks, and what stands around the plan. */
const IS_CODE =
  /^(?:plan|platforms\/callmanager4|config|activities|workflows|cli)\/(?!requirements|procedures\/|steps\/|types\/|installer|settling).*[.]ts$/;

/** This page's own test makes up titles. */
const IS_TEST = /^test\/(?!docs\/coverage).*[.]test[.]ts$/;

/** Where one rule is carried out and tested. */
export interface Coverage {
  readonly id: string;
  readonly places: Readonly<Record<Service, readonly string[]>>;
  /** Files that name it. */
  readonly code: readonly string[];
  /** Files with a test that names it in a title. */
  readonly tests: readonly string[];
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

const pathOf = ({ at }: { readonly at: string }): string => at.slice(0, at.lastIndexOf(':'));

/** What the plans, the code and the titles of the tests say of every rule. */
export async function findCoverage(): Promise<readonly Coverage[]> {
  const [places, lines, tests] = await Promise.all([
    placesInPlans(),
    writtenLines((path) => IS_CODE.test(path)),
    writtenLines((path) => IS_TEST.test(path)),
  ]);
  const inCode = lines.flatMap((line) => idsNamedIn(line.text).map((id) => ({ id, path: pathOf(line) })));
  const inTests = testTitles(tests).flatMap(({ path, title }) => idsNamedIn(title).map((id) => ({ id, path })));
  const pathsOf = (named: readonly { id: string; path: string }[], id: string): readonly string[] =>
    unique(named.filter((one) => one.id === id).map(({ path }) => path)).toSorted();
  return Object.keys(REQUIREMENTS).map((id) => {
    const own = places.filter((place) => place.id === id);
    const names = (service: Service): readonly string[] =>
      unique(own.filter((place) => place.service === service).map(({ name }) => name));
    return {
      id,
      places: {
        order: names('order'),
        looks: names('looks'),
        acts: names('acts'),
        asks: names('asks'),
        waits: names('waits'),
      },
      code: pathsOf(inCode, id),
      tests: pathsOf(inTests, id),
    };
  });
}

/** Whether anything serves a rule. */
export const isServed = ({ places, code: files }: Coverage): boolean =>
  files.length > 0 || SERVICES.some((service) => places[service].length > 0);

const HEAD = `# Where each rule is carried out

Every numbered rule of the two sources, each in a line of our own, with what serves it. A program finds all of it: in the
plans of every procedure, made for the example clusters; in the code; and in the titles of the tests.

- **order**: a stage or the place of a server names the rule.
- **looks**, **acts**: in the step of this name a machine looks whether the rule holds, or carries it out.
- **asks**: a person is asked, told, or walks through it. [steps.md](steps.md) says what a machine can prove of the answer.
- **waits**: a timer.
- **code**: this file names the rule. It may refuse a plan, judge a check, or judge the cluster file.
- **tests**: a test in this file names the rule in its title. A rule without one may still be tested under another title.
- **not yet**: nothing serves the rule. A rule that is named somewhere may be served only in part.`;

/** The page of every rule with where it is carried out and tested; what nobody serves stands as not yet. */
export async function describeCoverage(): Promise<string> {
  const coverage = await findCoverage();
  const themes = unique(coverage.map(({ id }) => themeOf(id)));
  const own = (theme: string): readonly Coverage[] => coverage.filter(({ id }) => themeOf(id) === theme);
  const sections = themes.flatMap((theme) => [`## ${theme}`, list(own(theme).map(lineOf))]);
  return [HEAD, totals(coverage, themes), ...sections].join('\n\n');
}

/** How many rules are served, in one sentence. */
export async function describeServedRules(): Promise<string> {
  const coverage = await findCoverage();
  const served = coverage.filter(isServed).length;
  return `Of the ${coverage.length} numbered rules of the sources ${served} are served somewhere, ${coverage.length - served} not yet.`;
}

const themeOf = (id: string): string => id.split('-')[0] ?? id;

function totals(coverage: readonly Coverage[], themes: readonly string[]): string {
  const row = (name: string, own: readonly Coverage[]): readonly string[] => {
    const served = own.filter(isServed).length;
    const tested = own.filter(({ tests }) => tests.length > 0).length;
    return [name, String(own.length), String(served), String(own.length - served), String(tested)];
  };
  const rows = themes.map((theme) =>
    row(
      theme,
      coverage.filter(({ id }) => themeOf(id) === theme),
    ),
  );
  return table(['theme', 'rules', 'served', 'not yet', 'named by a test'], [...rows, row('all', coverage)]);
}

function lineOf(one: Coverage): string {
  const rule = `**${one.id}** ${(REQUIREMENTS as Readonly<Record<string, string>>)[one.id]}`;
  if (!isServed(one)) return `${rule}: **not yet**`;
  const parts = [
    ...SERVICES.filter((service) => one.places[service].length > 0).map(
      (service) => `${service}: ${names(one.places[service])}`,
    ),
    ...(one.code.length > 0 ? [`code: ${names(one.code)}`] : []),
    ...(one.tests.length > 0 ? [`tests: ${names(one.tests)}`] : []),
  ];
  return `${rule}: ${parts.join('; ')}`;
}

function names(all: readonly string[]): string {
  const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : '';
  return all.slice(0, MOST_NAMES).map(code).join(', ') + more;
}
