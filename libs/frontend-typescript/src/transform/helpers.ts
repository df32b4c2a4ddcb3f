/** The runtime's functions that generated code calls. `runtime/helpers.ts` has them all; a test compares the two. */
export const HELPERS: readonly string[] = `
access accessor asyncCall asyncCursor asyncGenerator asyncIterator awaited awaitedTarget bindThis brand construct constructed create cursor define defineClass definePrivate delegated disposables
drive driveNew enumeration generator getter imported iterator joined key keysOf label labelField lines locations pollElement pollLength
privateName put read readLength readMethod readPrivate registers requireObject restOf returned returnedDerived seen
setPrototype setter spread spreadInto stamp stampAccessor stampAsync superConstruct superGet superSet suspends take target template text write
writeLength writePrivate writesElements wrote wroteProperty yielded`
  .trim()
  .split(/\s+/);
