import { CommanderError, InvalidArgumentError } from "commander";
import { printable } from "../diagnostics/printable.ts";
import { STATE_FOLDER } from "../publish/locate-output.ts";
import { LockedError } from "../store/lock.ts";
import { EXIT, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { explainLock } from "./locked.ts";

/** Explains a thrown error, and returns its exit code. */
export function explainFailure(error: unknown, io: Pick<Io, "err">): number {
  if (error instanceof CommanderError || error instanceof InvalidArgumentError)
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UsageError) {
    io.err(`error: ${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof LockedError) {
    io.err(explainLock(error));
    return EXIT.content;
  }
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  if (code !== undefined && Object.hasOwn(DISK_FAILURES, code)) {
    const where = path ? `: ${printable(path)}` : "";
    io.err(
      `error[BG0703]: a file could not be read or written: ${DISK_FAILURES[code]}${where}\n  = help: ${helpFor(code, path)}\n`,
    );
    return EXIT.content;
  }
  io.err(
    `internal error: ${printable(message)}\n${lines(stack ?? "")}\nThis is a bug in briefgen. Please report it and include the lines above.\n`,
  );
  return EXIT.bug;
}

function helpFor(code: string, path = ""): string {
  const isKept = path.split(/[\\/]/).includes(STATE_FOLDER);
  return isKept && ["EACCES", "EPERM", "EROFS"].includes(code)
    ? `if nothing may be written in the site's folder, keep caches and previews in another one with \`--state <folder>\``
    : "nothing is half-published: the last site is unchanged, or the next build completes it";
}

/**
 * Explains what cannot be printed, and lets the process end with a code that says so, whatever the command did. The reader
 * of a pipe may have seen enough, though (`briefgen list | head`; Windows calls it `EOF`): the rest is for nobody.
 */
export function explainStreams(io: Pick<Io, "err">): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", ({ code = "", message }: NodeJS.ErrnoException) => {
      if (code === "EPIPE" || code === "EOF") return;
      process.once("exit", () => {
        process.exitCode ||= EXIT.content;
      });
      if (stream === process.stdout)
        io.err(`error: what this command prints could not be written: ${DISK_FAILURES[code] ?? message}\n`);
    });
}

/** Several lines of text, with control characters made visible. */
const lines = (text: string): string => text.split("\n").map(printable).join("\n");

/** The platform's error codes, in plain words. */
const DISK_FAILURES: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is exceeded",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the device reported an error",
  EBUSY: "a file is in use",
  ENOENT: "a file disappeared",
  EEXIST: "expected a folder, found a file",
  ENOTDIR: "expected a folder, found a file",
  EISDIR: "expected a file, found a folder",
  ELOOP: "a file was replaced by a link during the build",
  EINVAL: "expected a file, found something that is neither a file nor a folder",
  EFBIG: "a file is larger than 2 GiB",
  ENAMETOOLONG: "a name is too long",
};
