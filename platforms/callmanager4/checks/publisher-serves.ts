import { defineCheck } from './define-check.ts';
import { judgeServicesRunning } from './running-services.ts';

export const publisherServes = defineCheck({
  name: 'publisher-serves',
  tells: "The publisher's database server runs (ORD-16).",
  takes: ['services'],
  judge: judgeServicesRunning,
});
