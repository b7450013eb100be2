import { dirname, normalize } from 'node:path';
import type { Page } from './pages.ts';

/** A link inside the repository. */
export interface Link {
  readonly from: string;
  /** Path below the repository's root. */
  readonly to: string;
  /** Heading on that page, as links name it. */
  readonly anchor?: string;
}

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** Links of a page to pages and files of this repository. */
export const linksOf = ({ path, text }: Page): readonly Link[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : normalize(`${dirname(path)}/${file}`);
      return { from: path, to, ...(anchor === undefined ? {} : { anchor }) };
    });

/** The anchors of a page's headings, as code hosts make them. */
export const anchorsOf = ({ text }: Page): readonly string[] =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const FOLDERS = 'bin|plan|platforms|config|workflows|activities|worker|cli|lab|test|docs';
const PATH = new RegExp(`(?<![\\w./-])(?:${FOLDERS})/[\\w./*-]*\\w[.](?:ts|js|md|json|yaml|vbs|mod)(?!\\w)`, 'g');

/** Paths of files of this repository that a page names, in code or out of it; patterns with a star are left out. */
export const pathsOf = ({ text }: Page): readonly string[] =>
  [...text.matchAll(PATH)].map(([path]) => path).filter((path) => !path.includes('*'));
