import type { ReadSite, SiteInForce } from '../../plan/types/site-rules.ts';
import { judgeText, readText, type FileKind } from '../load-content.ts';
import { checkSite } from './check-site.ts';
import { siteOf } from './site-of.ts';

const KIND: FileKind = {
  name: 'a site file',
  purpose: 'describe a site',
  mostBytes: 1024 * 1024,
  isOrder: true,
};

/**
 * Reads and judges a site file.
 *
 * @throws ClusterFileError with the first problems and their number, when the file cannot be read or is not valid.
 */
export const loadSiteFile = async (path: string): Promise<SiteInForce> => siteIn(path, await readText(path, KIND));

/**
 * Reads a site file anew whenever it is asked, so that what was withdrawn counts no longer; it is judged anew when its
 * text has changed.
 *
 * @returns a reader that throws ClusterFileError while the file cannot be read or is not valid: then nobody may act
 */
export function siteReader(path: string): ReadSite {
  let last: { readonly text: string; readonly site: SiteInForce } | undefined;
  return async () => {
    const text = await readText(path, KIND);
    if (last?.text !== text) last = { text, site: siteIn(path, text) };
    return last.site;
  };
}

const siteIn = (path: string, text: string): SiteInForce => siteOf(judgeText(path, text, checkSite, KIND).file);
