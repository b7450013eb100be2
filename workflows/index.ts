// Everything that is exported here is a workflow type by that name.
export { upgradeCluster } from './upgrade-cluster.ts';
export { workOnServer } from './work-on-server.ts';
