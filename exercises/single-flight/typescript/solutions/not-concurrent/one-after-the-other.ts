// "If only one loads at a time, nobody loads twice."
// Nobody loads at the same time any more: who wants salt waits until the tea is there.
export class SingleFlight<T> {
  private readonly flights = new Map<string, Promise<T>>();
  private last: Promise<unknown> = Promise.resolve();

  do(key: string, load: () => Promise<T>): Promise<T> {
    const underWay = this.flights.get(key);
    if (underWay) return underWay;
    const flight: Promise<T> = this.last
      .then(() => load())
      .finally(() => {
        if (this.flights.get(key) === flight) this.flights.delete(key);
      });
    this.last = flight.catch(() => {});
    this.flights.set(key, flight);
    return flight;
  }

  forget(key: string): void {
    this.flights.delete(key);
  }
}
