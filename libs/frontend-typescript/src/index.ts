export { compile, type Compiled, type CompileOptions, type CompileResult, type Refused } from './compile';
export type { Diagnostic } from './diagnostics';
export { originalPosition, type SourceMap } from './source-map';
