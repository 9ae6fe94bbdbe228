import { spawnSync } from "node:child_process";

/** Why an earlier version cannot be read, for the user. */
export class HistoryError extends Error {}

/** More than the texts of any site. */
const MOST_BYTES = 2 ** 31 - 1;

const NOTHING = new Uint8Array();

/** A hook that runs briefgen has these, for another folder than the site's. */
const NOT_OURS = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_PREFIX: undefined,
};

/** A file of a commit: its path relative to the site's folder, and the id of its content. */
export interface PastFile {
  readonly path: string;
  readonly blob: string;
}

/** The git repository that a site's folder is in. It is only read, by git itself. */
export class Repository {
  readonly #root: string;
  /** The site's folder relative to the repository's, with a slash at the end, or empty. */
  readonly #prefix: string;

  /** Throws `HistoryError` if there is no git, or no repository. */
  constructor(root: string) {
    this.#root = root;
    const { status, stdout, stderr } = this.#run(["rev-parse", "--show-prefix"]);
    if (status !== 0) throw new HistoryError(reasonOf(stderr));
    this.#prefix = stdout.toString().replace(/\n$/, "");
  }

  /**
   * The commit to compare with: where the current branch left the one that `rev` names, so that later changes over there
   * do not count. Throws `HistoryError` if git does not know it.
   */
  base(rev: string): string {
    const commit = this.#line(["rev-parse", "--verify", "--quiet", "--end-of-options", `${rev}^{commit}`]);
    if (commit === undefined) throw new HistoryError(this.#unknown(`git knows no version \`${rev}\``));
    const base = this.#line(["merge-base", commit, "HEAD"]);
    if (base === undefined && this.#isShallow())
      throw new HistoryError(this.#unknown(`git does not know where \`${rev}\` and this version parted`));
    return base ?? commit;
  }

  /** All files of the site in a commit below these folders, or with these paths. */
  files(commit: string, paths: readonly string[]): PastFile[] {
    const { stdout } = this.#must([
      "ls-tree",
      "-r",
      "-z",
      "--full-tree",
      commit,
      "--",
      ...paths.map((path) => this.#prefix + path),
    ]);
    return stdout
      .toString()
      .split("\0")
      .flatMap((row) => {
        const [, mode, blob, path] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
        if (mode === undefined || mode === "120000") return [];
        return [{ path: path!.slice(this.#prefix.length).normalize("NFC"), blob: blob! }];
      });
  }

  /** Paths of the site's files that differ from a commit; files that git does not know are left out. */
  changedSince(commit: string): Set<string> {
    const { stdout } = this.#must(["diff-index", "--name-only", "--no-renames", "-z", commit, "--", "."]);
    const names = stdout
      .toString()
      .split("\0")
      .filter((name) => name.startsWith(this.#prefix) && name !== "");
    return new Set(names.map((name) => name.slice(this.#prefix.length).normalize("NFC")));
  }

  /** The versions of a file, newest first, under the names that it had. */
  versionsOf(path: string): PastFile[] {
    const { stdout } = this.#must(["log", "--follow", "--format=%x00%H", "--name-only", "-z", "--", path]);
    const fields = stdout
      .toString()
      .split("\0")
      .map((field) => field.trim())
      .filter(Boolean);
    return fields.flatMap((field, index) => {
      const name = fields[index + 1];
      return /^[0-9a-f]{40,64}$/.test(field) && name !== undefined
        ? [{ path: name, blob: `${field}:${name}` }]
        : [];
    });
  }

  /** The contents of files, in their order; empty for one that is not there. */
  read(files: readonly PastFile[]): Uint8Array[] {
    if (files.length === 0) return [];
    const input = files.map(({ blob }) => `${blob}\n`).join("");
    const { stdout } = this.#must(["cat-file", "--batch"], input);
    let at = 0;
    return files.map(() => {
      const end = stdout.indexOf("\n", at);
      const size = Number(/ blob (\d+)$/.exec(stdout.subarray(at, end).toString())?.[1] ?? -1);
      if (size < 0) {
        at = end + 1;
        return NOTHING;
      }
      const bytes = stdout.subarray(end + 1, end + 1 + size);
      at = end + 1 + size + 1;
      return bytes;
    });
  }

  #unknown(what: string): string {
    return this.#isShallow()
      ? `${what}, because this clone is shallow; run \`git fetch --unshallow\`, or in CI set \`fetch-depth: 0\``
      : what;
  }

  #isShallow = (): boolean => this.#line(["rev-parse", "--is-shallow-repository"]) === "true";

  #line(args: readonly string[]): string | undefined {
    const { status, stdout } = this.#run(args);
    return status === 0 ? stdout.toString().trim() : undefined;
  }

  #must(args: readonly string[], input = "") {
    const result = this.#run(args, input);
    if (result.status !== 0) throw new HistoryError(reasonOf(result.stderr));
    return result;
  }

  #run(args: readonly string[], input = "") {
    const own = [
      "--no-optional-locks",
      "--literal-pathspecs",
      "-c",
      "core.fsmonitor=false",
      "-C",
      this.#root,
    ];
    const result = spawnSync("git", [...own, ...args], {
      input,
      maxBuffer: MOST_BYTES,
      env: { ...process.env, ...NOT_OURS, LC_ALL: "C" },
    });
    if (result.error) throw new HistoryError("git is not installed, or not on the PATH");
    return result;
  }
}

function reasonOf(stderr: Buffer): string {
  const said = stderr.toString();
  if (/not a git repository/.test(said)) return "this folder is in no git repository";
  if (/dubious ownership/.test(said))
    return "git does not trust this repository, because it belongs to another user; see `safe.directory` in `git help config`";
  return `git said: ${said.trim().split("\n")[0]}`;
}
