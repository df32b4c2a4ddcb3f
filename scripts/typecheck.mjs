// Checks every project against its own tsconfig, then all specs against tsconfig.spec.json. One process, so that
// the standard library and shared sources are parsed once: `tsc -p` per project takes several times as long.
import { existsSync, globSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const projects = globSync('{libs,apps}/*/tsconfig.json', { cwd: root }).sort();
const parsed = new Map();

function check(configPath) {
  const config = ts.getParsedCommandLineOfConfigFile(configPath, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
    },
  });
  // A project may have no file yet ("No inputs were found", 18003).
  const configErrors = config.errors.filter(({ code }) => code !== 18003);
  const host = ts.createCompilerHost(config.options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, options, ...rest) => {
    const key = `${name}|${options.impliedNodeFormat ?? ''}`;
    if (!parsed.has(key)) parsed.set(key, read(name, options, ...rest));
    return parsed.get(key);
  };
  const program = ts.createProgram({ rootNames: config.fileNames, options: config.options, host });
  const own = new Set(config.fileNames.map((name) => resolve(name)));
  return [
    ...configErrors,
    ...program.getConfigFileParsingDiagnostics().filter(({ code }) => code !== 18003),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program
      .getSourceFiles()
      .filter((file) => own.has(resolve(file.fileName)))
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
}

const configs = [...projects, 'tsconfig.spec.json'].map((path) => resolve(root, path)).filter(existsSync);
const found = ts.sortAndDeduplicateDiagnostics(configs.flatMap(check));
if (found.length > 0) {
  const format = process.stdout.isTTY ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
  process.stdout.write(
    format(found, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => '\n',
    }),
  );
  process.exitCode = 1;
}
