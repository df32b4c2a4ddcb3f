export class SingleFlight<T> {
  private readonly flights = new Map<string, Promise<T>>();

  do(key: string, load: () => Promise<T>): Promise<T> {
    const underWay = this.flights.get(key);
    if (underWay) return underWay;
    const flight: Promise<T> = this.fly(load).finally(() => {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    });
    this.flights.set(key, flight);
    return flight;
  }

  forget(key: string): void {
    this.flights.delete(key);
  }

  private async fly(load: () => Promise<T>): Promise<T> {
    return load();
  }
}
