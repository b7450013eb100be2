import { z } from 'zod';
import type { PersonRole } from '../../../plan/types/cluster.ts';
import { field, phoneNumber, plainText } from '../../schema/field.ts';
import { readPublicKey } from '../public-key.ts';

/** What the members of a group may do. */
export const DUTIES = ['engineer', 'approver'] as const satisfies readonly PersonRole[];

/** What policies and people call a group by. */
export const groupName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, {
  error: 'is no name of a group; write at most 63 letters, digits, dots, hyphens and underscores',
});

/** One entry of `groups`. */
export const groupSchema = z.strictObject({
  name: field(groupName, { sentence: 'Name of the group.', example: 'night-shift' }),
  may: field(z.array(z.enum(DUTIES)).default([]), {
    sentence: 'What its members may do: answer prompts (engineer), approve plans and deviations (approver).',
    example: ['engineer'],
  }),
});

/** A public key, as the one line of its `.pub` file. */
export const publicKey = z.string().superRefine((text, context) => {
  const key = readPublicKey(text);
  if (!key.good) context.addIssue({ code: 'custom', message: key.why });
});

/** One entry of `people`. */
export const sitePersonSchema = z.strictObject({
  name: field(plainText, { sentence: 'Name by which the person answers, approves and stops.', example: 'Kim Larsen' }),
  groups: field(z.array(groupName).min(1, { error: 'is empty; name at least one group' }), {
    sentence: 'Groups that the person belongs to, which say what he or she may do.',
    example: ['night-shift'],
  }),
  keys: field(z.array(publicKey).max(10, { error: 'has more than 10 keys; keep those in use' }).default([]), {
    sentence:
      'Public keys that the person signs with, each the one line of its `.pub` file; without one nothing is signed.',
    example: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBMjcBhqPdKODMnRIOkYNBsZJlUnNBjlPxVbIeRW+LhW kim@example.net'],
    type: 'list of public keys',
  }),
  address: field(z.email({ error: 'is no mail address; write one, such as kim.larsen@example.net' }).optional(), {
    sentence: 'Mail address to which notices are sent.',
    example: 'kim.larsen@example.net',
  }),
  phone: field(phoneNumber.optional(), {
    sentence: 'Telephone number in the night; it stands on the sheet to finish by hand, for all who read that.',
    example: '+45 20 12 34 56',
  }),
});
