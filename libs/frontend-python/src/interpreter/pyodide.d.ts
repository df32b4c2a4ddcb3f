// Pyodide's own declarations need those of Node and of the DOM.
declare module 'pyodide/pyodide.mjs' {
  export function loadPyodide(options: object): Promise<import('./interpreter').Interpreter>;
}
declare module 'pyodide/pyodide.asm.mjs' {
  const createPyodideModule: (settings: object) => Promise<import('./interpreter').PythonModule>;
  export default createPyodideModule;
}
