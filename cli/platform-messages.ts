/** The messages of the platform that this command line serves, without the rest of it: a text is explained at once. */
export { explainMessages } from '../platforms/callmanager4/messages/explain-messages.ts';
