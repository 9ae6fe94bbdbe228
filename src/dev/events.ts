import type { ServerResponse } from "node:http";

/** What the pages in the browser need to know. */
export interface LiveState {
  /** The name of the build being served; another name means that pages are out of date. */
  readonly build: string;
  /** The previous build, if only style sheets differ from it. */
  readonly restyles: string | undefined;
  /** Why the last build was not published, as in the terminal; empty if it was. */
  readonly problems: string;
}

/** Milliseconds after which a browser reconnects. */
const RETRY = 500;

/** Milliseconds between comments: proxies end connections that are silent (HTML Standard, “server-sent events”, authoring notes). */
const PING = 15_000;

/** So that proxies pass on each event at once: nginx obeys the first, compressing ones the second. */
const UNBUFFERED = { "X-Accel-Buffering": "no", "Cache-Control": "no-store, no-transform" };

/**
 * The channel to the open pages: server-sent events. Whoever connects gets the whole state, so it does
 * not matter what a page missed while it was loading or asleep, or while the server was down.
 */
export class LiveEvents {
  readonly #pages = new Set<ServerResponse>();
  #state: LiveState;

  constructor(state: LiveState) {
    this.#state = state;
  }

  get state(): LiveState {
    return this.#state;
  }

  connect(response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", ...UNBUFFERED });
    response.write(`: briefgen\nretry: ${RETRY}\n\n${messages(this.#state)}`);
    this.#pages.add(response);
    const pings = setInterval(() => response.write(":\n\n"), PING);
    response.on("close", () => {
      clearInterval(pings);
      this.#pages.delete(response);
    });
  }

  tell(state: LiveState): void {
    this.#state = state;
    for (const page of this.#pages) page.write(messages(state));
  }
}

const messages = ({ build, restyles, problems }: LiveState): string =>
  `event: problems\ndata: ${JSON.stringify({ text: problems })}\n\nevent: reload\ndata: ${JSON.stringify({ build, restyles })}\n\n`;
