import type { Problems } from "./diagnostics/problems.ts";
import type { Disk } from "./disk/disk.ts";
import { type Manifest, manifestKey } from "./disk/manifest.ts";
import type { Output } from "./disk/output.ts";
import { Publication, type PublishReport } from "./disk/publish.ts";
import { readRecords, writeRecords } from "./disk/records-file.ts";
import { saveTime } from "./disk/save-time.ts";
import type { Fact, Recorder } from "./incremental/facts.ts";
import { PastRecords, Reads } from "./incremental/records.ts";
import type { Profile } from "./profile.ts";
import type { OutputFile } from "./render/render.ts";

export interface Publishing {
  readonly output: Output;
  /** Knows everything that the files may depend on. */
  readonly recorder: Recorder;
  readonly problems: Problems;
  readonly version: string;
  readonly profile: Profile | undefined;
  readonly disk: Disk;
}

/**
 * Makes and stages every file that is not as it would be made again, then commits; where anything
 * failed or a file is in the way, nothing is published.
 */
export function publishAll(
  files: readonly OutputFile[],
  publishing: Publishing,
): { report: PublishReport; reads: Reads; manifest: Manifest } | undefined {
  const { output, recorder, problems, version, profile, disk } = publishing;
  const publication = new Publication(output, disk, problems.report);
  const keyOf = () => `${version} ${manifestKey(output.state, disk)}`;
  const last = readRecords(keyOf(), output.state, disk);
  const past = last && new PastRecords(last, recorder.facts);
  const made = new Map<string, Iterable<Fact>>();
  profile?.lap("compare");
  try {
    for (const { path, kind, reads: planned, make } of files) {
      const unchanged = past?.unchanged(path);
      if (unchanged && publication.keep(path)) {
        made.set(path, unchanged);
        profile?.lap("compare");
        continue;
      }
      const read = new Set(planned);
      const content = recorder.record(read, make);
      profile?.made(path, kind);
      if (content === undefined) continue;
      publication.add(path, content);
      // A list takes a fifth of the room of a set, and there is one for each file.
      if (read.size > 0) made.set(path, [...read]);
      profile?.lap("write");
    }
    publication.seal();
  } catch (error) {
    publication.abandon();
    throw error;
  }
  if (problems.failed()) {
    publication.abandon();
    return undefined;
  }
  const report = publication.commit();
  profile?.lap("publish");
  const reads = new Reads(made);
  saveTime(() => writeRecords(reads.records, keyOf(), output.state, disk));
  profile?.lap("remember");
  return { report, reads, manifest: publication.manifest };
}
