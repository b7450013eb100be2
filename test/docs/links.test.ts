import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../repository/tracked-files.ts';
import { anchorsOf, linksOf, pathsOf } from './links.ts';
import { readPages } from './pages.ts';

const pages = await readPages();
const isThere = (path: string): boolean => existsSync(join(REPOSITORY, path));

describe.each(pages)('$path', (page) => {
  it('links to nothing that is not there', () => {
    expect(linksOf(page).filter(({ to }) => !isThere(to))).toEqual([]);
  });

  it('links to no heading that is not there', () => {
    const missing = linksOf(page).filter(({ to, anchor }) => {
      const target = pages.find(({ path }) => path === to);
      return anchor !== undefined && !(target && anchorsOf(target).includes(anchor));
    });
    expect(missing).toEqual([]);
  });

  it('names no file of the repository that is not there', () => {
    expect(pathsOf(page).filter((path) => !isThere(path))).toEqual([]);
  });
});

describe('the pages together', () => {
  it('can each be reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const path of reached) {
      const page = pages.find((candidate) => candidate.path === path);
      for (const { to } of page ? linksOf(page) : []) reached.add(to);
    }
    expect(pages.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });
});

describe('reading a page', () => {
  const page = {
    path: 'docs/a.md',
    text: '# What `each` means, now\n\n[one](../README.md#two-commands) [two](#here) [web](https://example.com) `[no](x)`\n',
  };

  it('finds links with their anchors, relative to the page, and none in code', () => {
    expect(linksOf(page)).toEqual([
      { from: 'docs/a.md', to: 'README.md', anchor: 'two-commands' },
      { from: 'docs/a.md', to: 'docs/a.md', anchor: 'here' },
    ]);
  });

  it('makes anchors of headings', () => {
    expect(anchorsOf(page)).toEqual(['what-each-means-now']);
  });

  it('finds paths of the repository, and no others', () => {
    const text =
      'see `platforms/callmanager4/order.ts`, lab/faults.ts and https://example.com/plan/a.ts, platforms/callmanager4/installer*.ts or my-plan/b.ts';
    expect(pathsOf({ path: 'a.md', text })).toEqual(['platforms/callmanager4/order.ts', 'lab/faults.ts']);
  });
});
