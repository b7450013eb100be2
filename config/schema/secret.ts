import { z } from 'zod';
import { field } from './field.ts';

/** Says that a secret stands in the file; the secret itself is never repeated. */
export const PLAIN_SECRET =
  'holds a secret in plain text; put it into an environment variable or a file of its own and write {env: NAME} or {file: PATH}';

/** Name of a variable of the environment. */
export const environmentName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, {
  error: 'is no name of an environment variable; write letters, digits and _, such as CCM_STATION_PASSWORD',
});

/** Path of a file, as text. */
export const filePath = z
  .string()
  .min(1, { error: 'is empty; write the path of a file' })
  .refine((path) => !/\p{Cc}/u.test(path), {
    error: 'is no path of a file but a text of several lines; put the secret into a file',
  });

/** Where a secret lies; a cluster file never holds one itself. */
export const secretSchema = z
  .strictObject(
    {
      file: field(filePath.optional(), {
        sentence: 'Path of a file that holds the secret, on the machine of whoever needs it.',
        example: '/etc/ccmctl/station.key',
      }),
      env: field(environmentName.optional(), {
        sentence: 'Name of an environment variable that holds the secret, of the process that needs it.',
        example: 'CCM_STATION_PASSWORD',
      }),
    },
    { error: (issue) => (typeof issue.input === 'object' ? undefined : PLAIN_SECRET) },
  )
  .superRefine(({ file, env }, context) => {
    if ((file === undefined) === (env === undefined))
      context.addIssue({ code: 'custom', message: 'must name one keeping place; write either file or env' });
  });
