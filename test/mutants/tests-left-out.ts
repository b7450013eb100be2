/** Tests that prove nothing here, and why. */
export interface LeftOut {
  readonly files: RegExp;
  readonly because: string;
}

const COMPARED_WITH_ITSELF = 'it compares what the code makes with a file that the code has made';
const OF_THE_FORM = 'it reads the sources as text, and what they do is nothing to it';

/** What a mutant may not be caught by. */
export const TESTS_LEFT_OUT: readonly LeftOut[] = [
  { files: /^test\/docs\//, because: COMPARED_WITH_ITSELF },
  { files: /^test\/rehearsal\/stories/, because: COMPARED_WITH_ITSELF },
  { files: /^test\/workflows\/replay\.test\.ts$/, because: COMPARED_WITH_ITSELF },
  { files: /^test\/(?:repository|imports)\//, because: OF_THE_FORM },
  { files: /^test\/mutants\//, because: 'it tries the tests' },
  { files: /\.long\.test\.ts$/, because: 'it takes minutes' },
];

export const isLeftOut = (file: string): boolean => TESTS_LEFT_OUT.some(({ files }) => files.test(file));
