/** What is looked for among the applications of a cluster, since a new release may affect it (APP-04); a line of instructions. */
export const AFFECTED_APPLICATIONS =
  'Ask for each of these: Conference Connection, SoftPhone, 186 Analog Telephony Adapter, Personal Assistant, CRS, any TAPI or JTAPI application whoever made it, the Telephony Service Provider. What is there, or may be, needs its entry in the matrix.';
