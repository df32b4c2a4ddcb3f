// "When the result is there, I take the flight off the board."
// If there is never a result it stays there, and everybody who comes later gets the old error.
export class SingleFlight<T> {
  private readonly flights = new Map<string, Promise<T>>();

  async do(key: string, load: () => Promise<T>): Promise<T> {
    let flight = this.flights.get(key);
    if (!flight) {
      flight = load();
      this.flights.set(key, flight);
      const value = await flight;
      if (this.flights.get(key) === flight) this.flights.delete(key);
      return value;
    }
    return flight;
  }

  forget(key: string): void {
    this.flights.delete(key);
  }
}
