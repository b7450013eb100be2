import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Says whether the compiler takes the code with one file written otherwise. */
export interface TypeJudge {
  /** Looks at the file alone, and at the further ones that are named: those that import it. */
  refuses(file: string, text: string, further?: readonly string[]): boolean;
}

/** A compiler that stays, so that only what a change touches is looked at anew. */
export function openTypeJudge(root: string): TypeJudge {
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
  const { options, fileNames } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  let otherwise: { readonly path: string; readonly text: string; readonly version: string } | null = null;
  let version = 0;
  const service = ts.createLanguageService(
    {
      getCompilationSettings: () => options,
      getScriptFileNames: () => fileNames,
      getScriptVersion: (path) => (path === otherwise?.path ? otherwise.version : '0'),
      getScriptSnapshot: (path) => {
        const text = path === otherwise?.path ? otherwise.text : ts.sys.readFile(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    },
    ts.createDocumentRegistry(),
  );
  const isWrong = (path: string): boolean =>
    service.getSyntacticDiagnostics(path).length > 0 || service.getSemanticDiagnostics(path).length > 0;
  return {
    refuses(file, text, further = []) {
      otherwise = { path: join(root, file), text, version: String((version += 1)) };
      return [file, ...further].some((each) => isWrong(join(root, each)));
    },
  };
}
