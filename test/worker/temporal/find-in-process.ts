// Started by find-or-get.test.ts in processes of their own: prints where a `temporal` program is found or was built.
import { readSettings } from '../../../config/settings.ts';
import { wantedTemporal } from '../../../worker/temporal/find-binary.ts';
import { findOrGet } from '../../../worker/temporal/find-or-get.ts';

const path = await findOrGet(wantedTemporal(readSettings(), { address: process.argv[2] ?? '' }), () => undefined);
process.stdout.write(`${path}\n`);
