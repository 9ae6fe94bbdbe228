import { CommanderError, InvalidArgumentError } from "commander";
import { printable } from "../diagnostics/printable.ts";
import { LockedError } from "../disk/lock.ts";
import { EXIT, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { explainLock } from "./locked.ts";

/** Says what a thrown error means, and returns the exit code that it has. */
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
    io.err(
      `error[BG0703]: the disk refused: ${DISK_FAILURES[code]}${path ? `: ${printable(path)}` : ""}\n  = help: nothing is half-published: the last site is as it was, or the next build completes it\n`,
    );
    return EXIT.content;
  }
  io.err(
    `briefgen failed in a way that it should not: ${printable(message)}\n${lines(stack ?? "")}\nThis is a bug of briefgen's. Please report it with the lines above.\n`,
  );
  return EXIT.bug;
}

/** A text of several lines that a terminal shows and does not obey. */
const lines = (text: string): string => text.split("\n").map(printable).join("\n");

/** What the platform's codes mean to a person. */
const DISK_FAILURES: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left",
  EDQUOT: "the quota is used up",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the device failed",
  EBUSY: "a file is in use",
  ENOENT: "a file vanished",
  EEXIST: "a file is where a folder should be",
  ENOTDIR: "a file is where a folder should be",
  EISDIR: "a folder is where a file should be",
  ELOOP: "a link took a file's place during the build",
  EINVAL: "something that is neither a file nor a folder is where a file should be",
  EFBIG: "a file is larger than 2 GiB",
  ENAMETOOLONG: "a name is too long",
};
