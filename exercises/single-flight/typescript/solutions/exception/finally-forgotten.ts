// "`finally` cleans up, whatever happens."
// It does, and gives a promise of its own that fails as well; nobody looks after that one.
export class SingleFlight<T> {
  private readonly flights = new Map<string, Promise<T>>();

  do(key: string, load: () => Promise<T>): Promise<T> {
    const underWay = this.flights.get(key);
    if (underWay) return underWay;
    const flight = (async () => load())();
    this.flights.set(key, flight);
    void flight.finally(() => {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    });
    return flight;
  }

  forget(key: string): void {
    this.flights.delete(key);
  }
}
