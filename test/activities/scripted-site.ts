import type { Site } from '../../plan/platform/site.ts';
import type { Eyes } from '../../platforms/callmanager4/types/eyes.ts';

const refuse = (what: string) => (): never => {
  throw new Error(`nobody may ${what} in this test`);
};

/** A site of which a test gives only what it uses; whatever else is asked of it fails. */
export const siteWith = (parts: Partial<Site>): Site => ({
  look: refuse('look'),
  see: refuse('see'),
  linesNow: refuse('ask for lines'),
  areAsShown: refuse('compare lines'),
  act: refuse('act'),
  withdraw: refuse('withdraw'),
  allowLogin: () => undefined,
  close: () => Promise.resolve(),
  ...parts,
});

/** Eyes of which a test gives only what it uses. */
export const eyesWith = (parts: Partial<Eyes>): Eyes => ({
  look: refuse('look'),
  now: () => new Date(),
  lookAtSubscriptions: refuse('look at subscriptions'),
  lookAtDatabases: refuse('look at databases'),
  lookAtParameters: refuse('look at parameters'),
  lookAtNameCaches: refuse('look at the caches of names'),
  lookUpNames: refuse('look up names'),
  ...parts,
});
