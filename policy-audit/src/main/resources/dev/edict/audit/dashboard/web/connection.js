// The stream of events from the server. The browser connects again by itself, and says which
// record it had; what the server refuses, it tells why.

export class Connection {
  #handlers;
  #source = null;

  /** @param handlers functions `state`, `rows`, `counts`, `reading`, `locked`, `refused` */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  /** Shows what the parameters ask for, in place of what was shown before. */
  open(parameters) {
    this.close();
    const address = `/api/events?${parameters}`;
    const source = new EventSource(address);
    this.#source = source;
    this.#handlers.state('connecting');
    const on = (name, act) =>
      source.addEventListener(name, (event) => act(JSON.parse(event.data)));
    on('reading', (data) => this.#handlers.reading(data));
    on('counts', (data) => this.#handlers.counts(data));
    on('rows', (data) => {
      this.#handlers.state('live');
      this.#handlers.rows(data);
    });
    on('damaged', () => {
      this.close();
      this.#handlers.state('damaged');
    });
    source.addEventListener('error', () => this.#lost(source, address));
  }

  #lost(source, address) {
    if (source !== this.#source) {
      return;
    }
    if (source.readyState === EventSource.CLOSED) {
      this.close();
      this.#explain(address);
    } else {
      this.#handlers.state('lost');
    }
  }

  /** A refused stream does not say why; the same question asked plainly does. */
  async #explain(address) {
    const control = new AbortController();
    try {
      const answer = await fetch(address, { signal: control.signal });
      if (answer.status === 401) {
        this.#handlers.locked();
      } else if (answer.ok) {
        this.#handlers.refused('the stream ended; reload the page');
      } else {
        this.#handlers.refused((await answer.text()).trim());
      }
    } catch {
      this.#handlers.refused('the server does not answer');
    } finally {
      control.abort();
    }
  }

  close() {
    this.#source?.close();
    this.#source = null;
  }
}

/** Exchanges a token for a cookie; returns whether it was the right one. */
export async function unlock(token) {
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch('/api/session', { method: 'POST', headers });
  return answer.ok;
}
