// "I look whether somebody is loading, so only one does."
// Between the look and the note there is an await: all who come meanwhile have looked, too.
export class SingleFlight<T> {
  private readonly flights = new Map<string, Promise<T>>();

  async do(key: string, load: () => Promise<T>): Promise<T> {
    const underWay = await this.flights.get(key);
    if (underWay !== undefined) return underWay;
    const flight = load();
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
