import { defineCheck } from './define-check.ts';
import { bad, good, judgeEach, judgeFact } from './findings.ts';

export const discReadableByService = defineCheck({
  name: 'disc-readable-by-service',
  tells: "Windows' installer service may read the CD drive (PRE-14).",
  judge: (check, seen) =>
    judgeEach(check, seen, 'the policy "Restrict CD-ROM access to locally logged-on user only" is disabled', (look) =>
      judgeFact(look.cdRomRestricted, 'the CD-ROM policy', (restricted) =>
        restricted ? bad('the policy is enabled') : good('the policy is disabled'),
      ),
    ),
});
