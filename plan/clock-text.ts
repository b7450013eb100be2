/** Such as `2005-03-12 22:15 UTC`: plain, since an instant's own text may have any offset. */
export const clockText = (instant: string | number): string =>
  `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
