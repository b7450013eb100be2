/** The numbers of the parts of a sheet, by which its sentences name them. */
export const PART = {
  first: 1,
  stands: 2,
  now: 3,
  setAside: 4,
  rules: 5,
  left: 6,
  looks: 7,
  lists: 8,
  open: 9,
  last: 10,
  people: 11,
  back: 12,
} as const;
