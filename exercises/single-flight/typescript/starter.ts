export class SingleFlight<T> {
  private readonly results = new Map<string, T>();

  async do(key: string, load: () => Promise<T>): Promise<T> {
    if (!this.results.has(key)) this.results.set(key, await load());
    return this.results.get(key)!;
  }

  forget(key: string): void {
    this.results.delete(key);
  }
}
