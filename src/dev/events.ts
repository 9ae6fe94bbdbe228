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
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(`retry: ${RETRY}\n\n${messages(this.#state)}`);
    this.#pages.add(response);
    response.on("close", () => this.#pages.delete(response));
  }

  tell(state: LiveState): void {
    this.#state = state;
    for (const page of this.#pages) page.write(messages(state));
  }
}

const messages = ({ build, restyles, problems }: LiveState): string =>
  `event: problems\ndata: ${JSON.stringify({ text: problems })}\n\nevent: reload\ndata: ${JSON.stringify({ build, restyles })}\n\n`;
