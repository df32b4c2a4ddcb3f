// "There is one flight, and everybody shares it."
// Everybody who wants to go to the same place: with another key one gets somebody else's result.
export class SingleFlight<T> {
  private flight: Promise<T> | undefined;

  async do(_key: string, load: () => Promise<T>): Promise<T> {
    if (this.flight) return this.flight;
    const flight = (async () => load())();
    this.flight = flight;
    try {
      return await flight;
    } finally {
      if (this.flight === flight) this.flight = undefined;
    }
  }

  forget(_key: string): void {
    this.flight = undefined;
  }
}
