import { defineCheck } from './define-check.ts';
import { judgeInService } from './running-services.ts';

export const serverInService = defineCheck({
  name: 'server-in-service',
  tells: 'The server answers and runs what the cluster file says that it runs (ORD-03).',
  judge: judgeInService,
});
