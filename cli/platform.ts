/** The kind of cluster that this command line serves; but for the lab of rehearsals, nothing else in `cli/` names one. */
export { CALLMANAGER4 as PLATFORM } from '../platforms/callmanager4/platform.ts';
