/** Where the documents say that the Cisco IP Telephony Locale Installer comes from (POST-31). */
export const LOCALE_INSTALLER = 'http://www.cisco.com/cgi-bin/tablebuild.pl/callmgr-locale-40';

/** Where the documents say that Cisco Security Agent for CallManager comes from (COR-12). */
export const SECURITY_AGENT = 'http://www.cisco.com/cgi-bin/tablebuild.pl/cmva-3des';
