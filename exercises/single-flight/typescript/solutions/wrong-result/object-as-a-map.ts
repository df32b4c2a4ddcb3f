// "An object is a map from strings."
// One that is not empty: it has a `constructor` before anybody has put one in.
export class SingleFlight<T> {
  private readonly flights: Record<string, Promise<T>> = {};

  do(key: string, load: () => Promise<T>): Promise<T> {
    const underWay = this.flights[key];
    if (underWay) return underWay;
    const flight: Promise<T> = (async () => load())().finally(() => {
      if (this.flights[key] === flight) delete this.flights[key];
    });
    this.flights[key] = flight;
    return flight;
  }

  forget(key: string): void {
    delete this.flights[key];
  }
}
