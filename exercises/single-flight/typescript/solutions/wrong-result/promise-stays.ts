// "Keep the promise, and nobody loads twice."
// Nobody ever does again: the map has become a cache that is never renewed, of failures, too.
export class SingleFlight<T> {
  private readonly flights = new Map<string, Promise<T>>();

  async do(key: string, load: () => Promise<T>): Promise<T> {
    if (!this.flights.has(key)) this.flights.set(key, load());
    return this.flights.get(key)!;
  }

  forget(key: string): void {
    this.flights.delete(key);
  }
}
