export interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** What a browser does of its own: keeps cookies, follows redirects. Cookies are kept by name only. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  /** @param follow false: where a redirect leads is not visited */
  async visit(url: string, form?: Readonly<Record<string, string>>, follow = true): Promise<Page> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (value === '') this.#cookies.delete(name!);
      else this.#cookies.set(name!, value!);
    }
    const location = response.headers.get('location');
    const next = location === null ? url : new URL(location, url).href;
    if (location !== null && follow) return await this.visit(next);
    return { url: next, status: response.status, text: await response.text() };
  }
}
