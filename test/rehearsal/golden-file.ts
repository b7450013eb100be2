/** Name of the file that holds a scenario's story; ids in parentheses at the end of the name say what it proves. */
export const goldenFileOf = (scenario: string): string =>
  `${scenario
    .replace(/ \([^()]*\)$/, '')
    .replaceAll(/[^a-z0-9]+/gi, '-')
    .toLowerCase()}.txt`;
