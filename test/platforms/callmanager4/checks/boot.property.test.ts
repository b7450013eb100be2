import { holdBootProperties } from './boot-properties.ts';

holdBootProperties(1);
