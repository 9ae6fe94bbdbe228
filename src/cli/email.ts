import { extname, resolve } from "node:path";
import { printable } from "../diagnostics/printable.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { sha256 } from "../disk/digest.ts";
import { nodeDisk } from "../disk/disk.ts";
import { withEmail } from "../outputs/email/emails.ts";
import { emailOf, type WithEmail } from "../outputs/email/message.ts";
import type { EmailMessage } from "../outputs/email/model.ts";
import { EXIT, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { type ReadingOptions, type ReadSite, readFor } from "./reading.ts";

const FORMATS = { ".html": "html", ".txt": "text", ".eml": "eml" } as const;

export interface EmailOptions extends ReadingOptions {
  readonly root: string;
  readonly format: (typeof FORMATS)[keyof typeof FORMATS];
  /** Its ending decides the format. */
  readonly output?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Prints an e-mail of the site, or writes it to a new file. */
export async function emailCommand(which: string, options: EmailOptions, io: Io): Promise<number> {
  const { output, quiet } = options;
  const format = output === undefined ? options.format : formatOf(output, io);
  const site = await readFor(options.root, options, io);
  const errors = site.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    printDiagnostics(errors, site.sourceOf, { ...options, format: "pretty" }, io);
    return EXIT.content;
  }
  const found = find(which, site);
  const { plan } = site;
  const message = emailOf(found, plan.site);
  if (message === undefined) {
    io.err("a template failed; `briefgen build` says where\n");
    return EXIT.content;
  }
  const text = await render(message, found, site, { ...options, format });
  if (output === undefined) io.out(text);
  else {
    nodeDisk.write(resolve(io.cwd, output), text);
    if (!quiet) io.err(`wrote ${printable(output)}: ${printable(message.subject)}\n`);
  }
  return EXIT.fine;
}

/** What a new file is written as. */
function formatOf(output: string, { cwd }: Io): EmailOptions["format"] {
  const format = FORMATS[extname(output).toLowerCase() as keyof typeof FORMATS];
  if (format === undefined) throw new UsageError(`\`${printable(output)}\` must end in .html, .txt or .eml`);
  if (nodeDisk.info(resolve(cwd, output)))
    throw new UsageError(`${printable(output)} is there already; delete it, or choose another name`);
  return format;
}

/** `latest`, the id of an edition or a story, or a part of its address: `ar/editions/2026-11-27`. */
function find(which: string, { plan }: ReadSite): WithEmail {
  const all = withEmail(plan.site);
  if (all.length === 0)
    throw new UsageError(
      "the site has no e-mails: add `editions:` to the configuration, a file to briefings/editions/, or `email: true` to a story",
    );
  const wanted = which.replace(/^\/|\/$/g, "");
  const pathOf = ({ node, view }: WithEmail) => view.pathOf(node).replace(/\/$/, "");
  const found =
    wanted === "latest"
      ? (all.find(({ node }) => node.kind === "edition") ?? all[0])
      : (all.find((one) => pathOf(one) === wanted) ??
        all.find((one) => [one.node.id, pathOf(one).split("/").at(-1)].includes(wanted)));
  if (found) return found;
  const near = didYouMean(
    wanted,
    all.map(({ node }) => node.id),
  );
  throw new UsageError(
    [`\`${which}\` has no e-mail`, near, "`briefgen list editions` lists them"].filter(Boolean).join("; "),
  );
}

async function render(
  message: EmailMessage,
  { node, view }: WithEmail,
  { sources, now }: ReadSite,
  { format, from = sources.config.email.from, to }: EmailOptions,
): Promise<string> {
  if (format !== "eml") return message[format];
  if (from === undefined)
    throw new UsageError(
      "an e-mail needs a sender: add `email: {from: …}` to the configuration, or pass --from",
    );
  const { renderEml } = await import("../mail/eml.ts");
  const digest = sha256(message.html).slice(0, 16);
  const { hostname } = new URL(sources.config.site.url);
  const id = `${node.kind}-${encodeURIComponent(node.id)}.${view.lang}.${digest}@${hostname}`;
  return renderEml({ ...message, from, to, id, boundary: digest, date: new Date(now) });
}
