import { Lock } from 'heddle/threading';

export class Tank {
  readonly lock = new Lock();

  constructor(
    readonly id: number,
    public litres: number,
  ) {}
}

export function holding<T>(tanks: Tank[], action: () => T): T {
  for (const tank of tanks) tank.lock.acquire();
  const result = action();
  for (const tank of tanks) tank.lock.release();
  return result;
}
