let counter = 0;

export function increment(): void {
  counter += 1;
}

export function value(): number {
  return counter;
}
