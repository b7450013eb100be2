/** The numbers of the parts of a sheet, by which its sentences name them. */
export const PART = {
  first: 1,
  stands: 2,
  now: 3,
  setAside: 4,
  rules: 5,
  left: 6,
  lists: 7,
  open: 8,
  last: 9,
  people: 10,
  back: 11,
} as const;
