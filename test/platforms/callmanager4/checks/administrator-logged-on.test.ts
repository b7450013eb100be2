import { known } from '../../../../plan/fact.ts';
import { expectOfOneServer } from './conditions.ts';

expectOfOneServer('administrator-logged-on', {}, [
  ['the Administrator', { loggedOn: known('CM-PUB\\Administrator') }, 'good', 'Administrator'],
  ['other letters', { loggedOn: known('cm-pub\\ADMINISTRATOR') }, 'good', 'cm-pub'],
  ['nobody', { loggedOn: known(null) }, 'bad', 'nobody'],
  ['another user', { loggedOn: known('CM-PUB\\backup') }, 'bad', 'backup'],
  ["a domain's Administrator", { loggedOn: known('CORP\\Administrator') }, 'bad', 'CORP'],
  ['a user without its place', { loggedOn: known('Administrator') }, 'unknown', 'local'],
]);
