import { defineCheck } from './define-check.ts';
import { judgeServicesRunning } from './running-services.ts';

export const servicesRunning = defineCheck({
  name: 'services-running',
  tells: 'Named services run (SVC-19).',
  takes: ['services'],
  judge: judgeServicesRunning,
});
