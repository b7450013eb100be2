import type { ServiceSeen } from '../types/observation.ts';

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Finds a service by its display name or, where people use that one (`MSSQLSERVER`), by its key name. */
export const findService = (services: readonly ServiceSeen[], name: string): ServiceSeen | undefined =>
  services.find((service) => isSame(service.displayName, name)) ??
  services.find((service) => isSame(service.name, name));

/** Stopped and disabled: nothing starts it, and it tells nothing of what it was before. */
export const isOut = ({ state, startType }: ServiceSeen): boolean => state === 'stopped' && startType === 'disabled';

/** Such as `McAfee Framework Service is running, start type automatic`. */
export const describeService = (service: ServiceSeen): string =>
  `${service.displayName} is ${service.state}, start type ${service.startType}`;
