export { compile, type Compiled, type CompileOptions, type CompileResult, type Refused } from './compile';
export type { Diagnostic } from './diagnostics';
export { publicHarness } from './public-harness';
export {
  compileProgram,
  compileWhole,
  type Builds,
  type CompiledProgram,
  type CompiledWhole,
  type RefusedProgram,
} from './program';
export { SAMPLE } from './sample';
export { originalPosition, sourceFrames, type SourceMap } from './source-map';
