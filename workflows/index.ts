// Everything that is exported here is a workflow type by that name.
export { installCluster } from './install-cluster.ts';
export { addSubscriber } from './add-subscriber.ts';
export { replacePublisher } from './replace-publisher.ts';
export { verifySubscriptions } from './verify-subscriptions.ts';
export { postInstall } from './post-install.ts';
export { upgradeCluster } from './upgrade-cluster.ts';
export { workOnServer } from './work-on-server.ts';
