/** The numbers of the parts of a sheet, by which its sentences name them. */
export const PART = {
  first: 1,
  stands: 2,
  now: 3,
  setAside: 4,
  rules: 5,
  left: 6,
  open: 7,
  last: 8,
  people: 9,
  back: 10,
} as const;
