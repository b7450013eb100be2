import { defineCheck } from './define-check.ts';
import { judgeInService } from './running-services.ts';

export const clusterInService = defineCheck({
  name: 'cluster-in-service',
  tells: 'Every server that is looked at answers and runs what the cluster file says that it runs (ORD-07, ORD-18).',
  judge: judgeInService,
});
