/** Zeros at the start of an array. `fill` is a call out of optimised code, which a few entries are not worth. */
export function clear(array: Int32Array, length: number): void {
  if (length > A_FEW) array.fill(0, 0, length);
  else for (let at = 0; at < length; at++) array[at] = 0;
}

const A_FEW = 64;
